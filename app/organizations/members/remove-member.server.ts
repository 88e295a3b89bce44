import { clearAssignments } from "~/conversations/casework/clear-assignments.server";
import type { Actor } from "~/identity/actor";
import { announceEnd } from "~/identity/credential-ends.server";
import { endCredentials } from "~/identity/end-credentials.server";
import { changeSettings } from "~/identity/settings/change-settings.server";
import { publish } from "~/realtime/bus.server";
import { requireAnotherAdmin, requireMember } from "./requested-member.server";

/**
 * Takes a member out of the organization and ends their sessions, tokens and streams; what they wrote stays, and what was assigned to
 * them is nobody's. Returns
 * the member's name. Throws not-found, conflict for the last admin.
 */
export async function removeMember(actor: Actor, memberId: string): Promise<string> {
  const { organizationId } = actor;
  const { name, ended, events } = await changeSettings(actor, async ({ tx, audit }) => {
    const member = await requireMember(tx, actor, memberId);
    await requireAnotherAdmin(tx, actor, member);
    await tx.member.update({ where: { id: memberId, organizationId }, data: { removedAt: new Date() } });
    await audit({
      action: "member-removed",
      subjectId: memberId,
      detail: { name: member.name, role: member.role },
    });
    const events = await clearAssignments(tx, actor, memberId);
    return { name: member.name, events, ended: await endCredentials(tx, { memberId, organizationId }) };
  });
  publish(...events);
  for (const credential of ended) announceEnd(credential);
  return name;
}
