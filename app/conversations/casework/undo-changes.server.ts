import { DomainError, type ErrorCode } from "~/errors";
import type { Actor } from "~/identity/actor";
import type { Change } from "~/conversations/changes/change.server";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { listLabelsOn, setLabels } from "~/conversations/labels/set-labels.server";
import { assign } from "./assign.server";
import type { CaseUndo } from "./case-undo";
import { standingOf } from "./changed-case.server";
import { setStatus } from "./set-status.server";

/** How many conversations were changed, and how many stayed as they were. */
export type Counted = { changed: number; unchanged: number };

/** Why one conversation stays as it is while others are put back. */
const stays = new Set<ErrorCode>(["conflict", "invalid", "not-found"]);

/**
 * Puts conversations back as they were before a change, each by itself: one that somebody has changed since in what
 * would be put back stays as it is. Throws forbidden to users.
 */
export async function undoChanges(actor: Actor, undos: CaseUndo[]): Promise<Counted> {
  if (actor.role === "user") throw new DomainError("forbidden");
  let changed = 0;
  for (const undo of undos) if (await putBack(actor, undo)) changed += 1;
  return { changed, unchanged: undos.length - changed };
}

async function putBack(actor: Actor, { id, assignee, standing, labels }: CaseUndo): Promise<boolean> {
  try {
    await recordChange(scopeOf(actor, id), async (change) => {
      if (assignee) await reassign(change, actor, assignee);
      if (standing) await restand(change, actor, standing);
      if (labels) await relabel(change, actor, labels);
    });
    return true;
  } catch (error) {
    if (error instanceof DomainError && stays.has(error.code)) return false;
    throw error;
  }
}

async function reassign(change: Change, actor: Actor, [was, is]: Pair<"assignee">): Promise<void> {
  requireSame(change.conversation.assigneeId, is);
  await assign(change, actor, was);
}

/** A snooze whose time has passed meanwhile is over. */
async function restand(change: Change, actor: Actor, [was, is]: Pair<"standing">): Promise<void> {
  requireSame(JSON.stringify(standingOf(change.conversation)), JSON.stringify(is));
  const until = was.until === null ? null : new Date(was.until);
  const isOver = until !== null && until.getTime() <= Date.now();
  await setStatus(change, actor, isOver ? { status: "open" } : { status: was.status, until });
}

async function relabel(change: Change, actor: Actor, labels: NonNullable<CaseUndo["labels"]>): Promise<void> {
  const on = new Set((await listLabelsOn(change)).map(({ id }) => id));
  const stands = labels.added.every((id) => on.has(id)) && !labels.removed.some((id) => on.has(id));
  requireSame(stands, true);
  await setLabels(change, actor, { add: labels.removed, remove: labels.added });
}

type Pair<Part extends "assignee" | "standing"> = NonNullable<CaseUndo[Part]>;

function requireSame<T>(now: T, then: T): void {
  if (now !== then) throw new DomainError("conflict");
}
