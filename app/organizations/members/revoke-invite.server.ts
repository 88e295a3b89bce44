import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { changeSettings } from "~/identity/settings/change-settings.server";

/** Takes back an invitation nobody has used. Throws not-found. */
export async function revokeInvite(actor: Actor, id: string): Promise<void> {
  await changeSettings(actor, async ({ tx, audit }) => {
    const [invite] = await tx.invite.findMany({
      where: { id, organizationId: actor.organizationId, acceptedAt: null },
      select: { email: true, role: true },
    });
    const { count } = await tx.invite.deleteMany({
      where: { id, organizationId: actor.organizationId, acceptedAt: null },
    });
    if (!invite || count === 0) throw new DomainError("not-found");
    await audit({ action: "invite-revoked", subjectId: id, detail: invite });
  });
}
