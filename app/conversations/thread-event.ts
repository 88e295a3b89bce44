/** What happened in a conversation besides what was said. */
export type ThreadEventCode =
  | "handoff-requested"
  | "handoff-by-assistant"
  | "taken-over"
  | "handed-back"
  | "answer-again-failed"
  | CaseEventCode;

/** What the team did about it, which users are not told. */
type CaseEventCode =
  | "assigned"
  | "unassigned"
  | "resolved"
  | "reopened"
  | "snoozed"
  | "snooze-over"
  | "labels-added"
  | "labels-removed";

/** It follows the message `afterSeq` and sorts by (`afterSeq`, `rev`). `createdAt` is ISO 8601 UTC. */
export type ThreadEvent = {
  id: string;
  conversationId: string;
  afterSeq: number;
  rev: number;
  code: ThreadEventCode;
  actor: { id: string; name: string } | null;
  createdAt: string;
  /** Of what only the team is told: `to` whom (a name), `until` when (ISO 8601 UTC), `labels` which and `count` how many. */
  params?: Record<string, string>;
};
