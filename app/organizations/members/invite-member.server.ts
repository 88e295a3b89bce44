import { z } from "zod";
import { DomainError } from "~/errors";
import { emailAddress } from "~/http/text-fields";
import { roles, type Actor } from "~/identity/actor";
import { digestOf, randomText } from "~/identity/secret-text.server";
import { changeSettings } from "~/identity/settings/change-settings.server";
import { englishWords } from "~/i18n/words";

/** The form at `/settings/members`. */
export const InviteMember = z.object({ email: emailAddress, role: z.enum(roles) });

/** How long an invitation is good. */
const inviteDays = 7;

/**
 * Invites an e-mail address to a role; an open invitation of the same address ends. `token` is to be shown once: only
 * its hash is stored. Throws invalid where that is a member already.
 */
export async function inviteMember(
  actor: Actor,
  { email, role }: z.output<typeof InviteMember>,
): Promise<{ token: string }> {
  const { organizationId } = actor;
  const token = randomText();
  await changeSettings(actor, async ({ tx, audit }) => {
    const known = await tx.member.findFirst({
      where: { organizationId, removedAt: null, user: { email } },
      select: { user: { select: { name: true } } },
    });
    if (known) throw alreadyMember(known.user.name);
    await tx.invite.deleteMany({ where: { organizationId, email, acceptedAt: null } });
    const expiresAt = new Date(Date.now() + inviteDays * 24 * 60 * 60 * 1_000);
    const { id } = await tx.invite.create({
      data: {
        organizationId,
        email,
        role,
        tokenHash: digestOf(token),
        invitedById: actor.memberId,
        expiresAt,
      },
    });
    await audit({ action: "member-invited", subjectId: id, detail: { email, role } });
  });
  return { token };
}

function alreadyMember(name: string): DomainError {
  const detail = englishWords("settings.invite-member", { name });
  return new DomainError("invalid", { fields: [{ pointer: "/email", detail }] });
}
