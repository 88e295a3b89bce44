import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { changeMessage } from "~/conversations/sending/store-message.server";
import { db } from "~/database/client.server";
import type { Message as StoredMessage } from "~/database/generated/client";
import { DomainError } from "~/errors";
import { englishWords } from "~/i18n/words";
import type { Actor } from "~/identity/actor";

/** `vote`: null takes it back. `reason` may be empty; undefined leaves the one that was given with the same vote. */
type Cast = {
  conversationId: string;
  answer: { seq: number } | { id: string };
  vote: "up" | "down" | null;
  reason?: string | undefined;
};

type StoredVote = Pick<StoredMessage, "vote" | "voteReason" | "votedAt">;

/** What a message has of a vote that nobody cast: an answer that is written again begins with it. */
export const noVote: StoredVote = { vote: null, voteReason: null, votedAt: null };

/**
 * The user says whether an answer of the assistant helped; the next vote replaces the last. Casting the same again
 * changes nothing. Gives the answer's seq. Throws not-found, and invalid where that is no finished answer.
 */
export async function castVote(
  actor: Actor,
  { conversationId, answer: asked, ...cast }: Cast,
): Promise<number> {
  if (actor.role !== "user") throw new DomainError("forbidden");
  return recordChange(scopeOf(actor, conversationId), async (change) => {
    const answer = await change.tx.message.findFirst({
      where: { conversationId: change.conversation.id, ...asked },
    });
    if (!answer && "id" in asked) throw new DomainError("not-found");
    if (!answer || !isFinished(answer)) {
      const detail = englishWords("problems.field-no-answer");
      throw new DomainError("invalid", { fields: [{ pointer: "/seq", detail }] });
    }
    const next = voteAfter(answer, cast);
    if (next.vote === answer.vote && next.voteReason === answer.voteReason) return answer.seq;
    await changeMessage(change, answer.id, next);
    return answer.seq;
  });
}

function isFinished({ senderType, state }: StoredMessage): boolean {
  return senderType === "assistant" && (state === "complete" || state === "stopped");
}

function voteAfter(before: StoredVote, { vote, reason }: Pick<Cast, "vote" | "reason">): StoredVote {
  if (vote === null) return noVote;
  const kept = vote === before.vote ? before.voteReason : null;
  return { vote, voteReason: reason === undefined ? kept : reason || null, votedAt: new Date() };
}

/** An answer as its user judges it; null where the actor has no such finished answer. `body` is Markdown. */
export async function getVotableAnswer(
  actor: Actor,
  id: string,
): Promise<{ seq: number; body: string; vote: "up" | "down" | null; reason: string | null } | null> {
  const answer = await db.message.findFirst({
    where: { id, conversation: { userMemberId: actor.memberId, organizationId: actor.organizationId } },
  });
  if (!answer || !isFinished(answer)) return null;
  return { seq: answer.seq, body: answer.body, vote: answer.vote, reason: answer.voteReason };
}
