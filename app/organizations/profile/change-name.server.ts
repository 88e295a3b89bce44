import { z } from "zod";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { inTransaction } from "~/database/client.server";
import { lineOfText } from "~/http/text-fields";
import { takeFrom } from "~/http/rate-limits.server";
import type { Actor } from "~/identity/actor";
import { recordAudit } from "~/identity/settings/record-audit.server";

/** The form at `/settings/profile`. */
export const ChangeName = z.object({ name: lineOfText(100) });

/**
 * Gives the person another name, in every organization they are in; what they wrote keeps the old one. Who looks at a
 * user's conversation sees it at once. The same again changes nothing.
 */
export async function changeName(actor: Actor, name: string): Promise<void> {
  const { memberId, organizationId } = actor;
  await takeFrom("settings", memberId);
  const own = await inTransaction(async (tx) => {
    const { user, conversation } = await tx.member.findUniqueOrThrow({
      where: { id: memberId, organizationId },
      select: { user: { select: { id: true, name: true } }, conversation: { select: { id: true } } },
    });
    if (user.name === name) return null;
    await tx.user.update({ where: { id: user.id }, data: { name } });
    const doer = { organizationId, memberId, name };
    const detail = { before: user.name, after: name };
    await recordAudit(tx, doer, { action: "name-changed", subjectId: memberId, detail });
    return conversation;
  });
  if (own)
    await recordChange(scopeOf(actor, own.id), async (change) => {
      change.update({}, "state", "summary");
    });
}
