import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Transaction } from "~/database/client.server";
import { lineOfText } from "~/http/text-fields";
import type { Membership } from "~/identity/authenticator.server";
import { EnterAs, enterAs } from "~/identity/enter-as.server";
import { recordAudit } from "~/identity/settings/record-audit.server";

/** The form at `/signup`. */
export const SignUp = EnterAs.extend({ organizationName: lineOfText(100) });

/** A form sent again so soon means the organization it made before, in milliseconds. */
const sameForm = 60_000;

/**
 * Makes an organization and its admin. The same person asking for the same name again within a minute gets the one
 * they made. Throws `DomainError`: invalid where the e-mail address has another password, rate-limited.
 */
export async function signUp(
  { organizationName, ...person }: z.output<typeof SignUp>,
  clientAddress: string,
): Promise<Membership> {
  return enterAs(person, clientAddress, async (tx, { userId, name }) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
    const made = await tx.member.findFirst({
      where: {
        userId,
        role: "admin",
        removedAt: null,
        organization: { name: organizationName, createdAt: { gt: new Date(Date.now() - sameForm) } },
      },
    });
    if (made) return { memberId: made.id, organizationId: made.organizationId, role: "admin" };
    const { id: organizationId } = await tx.organization.create({
      data: { name: organizationName, slug: await freeSlug(tx, organizationName) },
    });
    const { id: memberId } = await tx.member.create({ data: { organizationId, userId, role: "admin" } });
    const detail = { name: organizationName };
    await recordAudit(tx, { organizationId, memberId, name }, { action: "organization-created", detail });
    return { memberId, organizationId, role: "admin" };
  });
}

async function freeSlug(tx: Transaction, name: string): Promise<string> {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-|-$/g, "");
  const slug = plain || "organization";
  if ((await tx.organization.count({ where: { slug } })) === 0) return slug;
  return `${slug}-${randomBytes(4).toString("hex")}`;
}
