import type { z } from "zod";
import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Membership } from "~/identity/authenticator.server";
import { type EnterAs, enterAs } from "~/identity/enter-as.server";
import { englishWords } from "~/i18n/words";
import { storeMembership } from "./store-membership.server";

/** The organization of a slug, where everyone may join it. Throws `DomainError("not-found")`. */
export async function requireJoinable(slug: string): Promise<{ id: string; name: string }> {
  const organization = await db.organization.findFirst({
    where: { slug, joinable: true },
    select: { id: true, name: true },
  });
  if (!organization) throw new DomainError("not-found");
  return organization;
}

/**
 * Makes a person a user of an organization that allows it; who is a member already comes in as what they are. Throws
 * `DomainError`: not-found, invalid for another's e-mail address, conflict for who was removed.
 */
export async function joinOrganization(
  slug: string,
  person: z.output<typeof EnterAs>,
  clientAddress: string,
): Promise<Membership> {
  const { id: organizationId } = await requireJoinable(slug);
  return enterAs(person, clientAddress, async (tx, { userId, name }) => {
    const member = await tx.member.findUnique({
      where: { organizationId_userId: { organizationId, userId } },
    });
    if (!member) return storeMembership(tx, { organizationId, userId, name, role: "user" });
    if (!member.removedAt) return { memberId: member.id, organizationId, role: member.role };
    const detail = englishWords("identity.join-removed");
    throw new DomainError("conflict", { fields: [{ pointer: "", detail }] });
  });
}
