import type { Side } from "~/identity/actor";

/**
 * Something that just changed, on its way to the open streams. It is published after commit;
 * the database stays the truth.
 */
export type LiveEvent = {
  /**
   * `conversation/<id>` (that thread) or `organization/<id>` (its inbox list). Between processes only: `run/<id>` (words
   * of an answer) and `runs` (those that were ended).
   */
  topic: string;
  event:
    | "message"
    | "note"
    | "thread-event"
    | "conversation"
    | "receipt"
    | "typing"
    | "looking"
    | "presence"
    | "words"
    | "runs-ended";
  /** The conversation's change counter: event id and resume token. Null for what is not stored. */
  rev: number | null;
  /** The rev told of before this one, `rev - 1` unless given: who has not heard of it waits, or reads the database. */
  after?: number;
  /** The side that may see it, or both. */
  audience: Side | "everyone";
  /** The member who caused it and must not be told (typing, looking). */
  exceptMemberId?: string;
  data: unknown;
};
