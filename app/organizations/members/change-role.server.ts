import { z } from "zod";
import { clearAssignments } from "~/conversations/casework/clear-assignments.server";
import { openConversation } from "~/conversations/open-conversation.server";
import { roles, type Actor, type Role } from "~/identity/actor";
import { announceEnd } from "~/identity/credential-ends.server";
import { endCredentials } from "~/identity/end-credentials.server";
import { changeSettings } from "~/identity/settings/change-settings.server";
import { publish } from "~/realtime/bus.server";
import { requireAnotherAdmin, requireMember } from "./requested-member.server";

/** The form of a member's role. */
export const ChangeRole = z.object({ role: z.enum(roles) });

/**
 * Gives a member another role, and ends their sessions, tokens and streams, which belonged to the old one; what was
 * assigned to who is made a user is nobody's. The same
 * role again changes nothing. Returns the member's name. Throws not-found, conflict for the last admin.
 */
export async function changeRole(actor: Actor, memberId: string, role: Role): Promise<string> {
  const { organizationId } = actor;
  const { name, ended, events } = await changeSettings(actor, async ({ tx, audit }) => {
    const member = await requireMember(tx, actor, memberId);
    if (member.role === role) return { name: member.name, ended: [], events: [] };
    await requireAnotherAdmin(tx, actor, member);
    await tx.member.update({ where: { id: memberId, organizationId }, data: { role } });
    if (role === "user") await openConversation(tx, { memberId, organizationId });
    await audit({
      action: "role-changed",
      subjectId: memberId,
      detail: { name: member.name, from: member.role, to: role },
    });
    const events = role === "user" ? await clearAssignments(tx, actor, memberId) : [];
    return { name: member.name, events, ended: await endCredentials(tx, { memberId, organizationId }) };
  });
  publish(...events);
  for (const credential of ended) announceEnd(credential);
  return name;
}
