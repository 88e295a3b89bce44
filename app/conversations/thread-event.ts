/** What happened in a conversation besides what was said. */
export type ThreadEventCode = "handoff-requested" | "taken-over" | "handed-back";

/** It follows the message `afterSeq` and sorts by (`afterSeq`, `rev`). `createdAt` is ISO 8601 UTC. */
export type ThreadEvent = {
  id: string;
  conversationId: string;
  afterSeq: number;
  rev: number;
  code: ThreadEventCode;
  actor: { id: string; name: string } | null;
  createdAt: string;
};
