import { DomainError } from "~/errors";
import { englishWords } from "~/i18n/words";
import type { Actor } from "~/identity/actor";
import { addThreadEvent } from "~/conversations/changes/add-thread-event.server";
import type { Change } from "~/conversations/changes/change.server";
import { lockColleague } from "./lock-colleague.server";
import { recordCase } from "./record-case.server";

/**
 * Gives the conversation to somebody of the team, or to nobody. Throws invalid for who is not of it: users, those who
 * were removed, other organizations' people.
 */
export async function assign(change: Change, actor: Actor, assigneeId: string | null): Promise<void> {
  const { conversation } = change;
  const before = conversation.assigneeName;
  if (conversation.assigneeId === assigneeId) return;
  const name = assigneeId === null ? null : await requireColleague(change, assigneeId);
  change.update({ assigneeId, assigneeName: name }, "state");
  if (name === null) await addThreadEvent(change, "unassigned", actor, "team");
  else await addThreadEvent(change, "assigned", actor, "team", { to: name });
  await recordCase(change, actor, "conversation-assigned", { before: before ?? "", after: name ?? "" });
}

async function requireColleague(change: Change, id: string): Promise<string> {
  const name = await lockColleague(change, id);
  if (name !== null) return name;
  const detail = englishWords("problems.field-colleague");
  throw new DomainError("invalid", { fields: [{ pointer: "/assigneeId", detail }] });
}
