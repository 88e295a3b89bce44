import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Role } from "~/identity/actor";
import type { Membership } from "~/identity/authenticator.server";
import { EnterAs, enterAs } from "~/identity/enter-as.server";
import { digestOf } from "~/identity/secret-text.server";
import { englishWords } from "~/i18n/words";
import type { z } from "zod";
import { storeMembership } from "./store-membership.server";

/** The form at `/invite/:token`. The e-mail address is the invitation's own. */
export const AcceptInvite = EnterAs.omit({ email: true });

/** What an invitation is for. */
export type OpenInvite = { email: string; role: Role; organization: string };

/** The invitation of a link, or null: unknown, used, withdrawn or expired. */
export async function getOpenInvite(token: string): Promise<OpenInvite | null> {
  const invite = await findOpen(token);
  return invite && { email: invite.email, role: invite.role, organization: invite.organization.name };
}

/**
 * Makes the invited a member with the invitation's role, once. Throws `DomainError`: conflict where the invitation is
 * no longer open or the invited is a member already; invalid where the e-mail address has another password.
 */
export async function acceptInvite(
  token: string,
  person: z.output<typeof AcceptInvite>,
  clientAddress: string,
): Promise<Membership> {
  const invite = await findOpen(token);
  if (!invite) throw refusal("identity.invite-gone");
  const { id, email, role, organizationId } = invite;
  return enterAs({ ...person, email }, clientAddress, async (tx, { userId, name }) => {
    const { count } = await tx.invite.updateMany({
      where: { id, acceptedAt: null, expiresAt: { gt: new Date() } },
      data: { acceptedAt: new Date() },
    });
    if (count === 0) throw refusal("identity.invite-gone");
    const member = await tx.member.count({ where: { organizationId, userId, removedAt: null } });
    if (member > 0) throw refusal("identity.invite-member");
    return storeMembership(tx, { organizationId, userId, name, role });
  });
}

function findOpen(token: string) {
  return db.invite.findFirst({
    where: { tokenHash: digestOf(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    select: {
      id: true,
      email: true,
      role: true,
      organizationId: true,
      organization: { select: { name: true } },
    },
  });
}

function refusal(word: "identity.invite-gone" | "identity.invite-member"): DomainError {
  return new DomainError("conflict", { fields: [{ pointer: "", detail: englishWords(word) }] });
}
