import type { Side } from "~/identity/actor";

/**
 * Something that just changed, on its way to the open streams. It is published after commit;
 * the database stays the truth.
 */
export type LiveEvent = {
  /** `conversation/<id>` (that thread) or `organization/<id>` (its inbox list). */
  topic: string;
  event: "message" | "note" | "thread-event" | "conversation" | "receipt" | "typing" | "presence";
  /** The conversation's change counter: event id and resume token. Null for what is not stored. */
  rev: number | null;
  /** The side that may see it, or both. */
  audience: Side | "everyone";
  /** The member who caused it and must not be told (typing). */
  exceptMemberId?: string;
  data: unknown;
};
