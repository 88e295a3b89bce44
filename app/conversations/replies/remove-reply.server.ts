import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { changeSettings } from "~/identity/settings/change-settings.server";

/** Deletes a saved reply. Returns its title. Throws forbidden, not-found. */
export function removeReply(actor: Actor, id: string): Promise<string> {
  const { organizationId } = actor;
  return changeSettings(actor, async ({ tx, audit }) => {
    const reply = await tx.savedReply.findFirst({ where: { id, organizationId }, select: { title: true } });
    if (!reply) throw new DomainError("not-found");
    await tx.savedReply.delete({ where: { id, organizationId } });
    await audit({ action: "reply-removed", subjectId: id, detail: reply });
    return reply.title;
  });
}
