import { parseMarkdown } from "~/conversations/markdown/markdown";
import type { InboxFilter, InboxRow } from "~/conversations/inbox/inbox-row";
import type { Label } from "~/conversations/labels/label";
import type { ThreadActions } from "~/conversations/ui/thread-actions";
import type { ReaderClock } from "~/conversations/ui/thread/reader-clock";
import type { PendingMessage, ThreadMessage } from "~/conversations/ui/thread/thread-message";
import type { FormProblem } from "~/http/parse-form.server";

export const now = "2026-12-01T09:13:30.000Z";
export const clock: ReaderClock = { now, locale: "en-GB", timeZone: "Europe/London" };
export const zone = { locale: "en-GB", timeZone: "Europe/London" };

export const organization = "Acme Outdoor";
export const mira = { id: "member-mira", name: "Mira", email: "mira@fjord.test" };
export const ines = { id: "member-ines", name: "Ines", email: "ines@acme.test" };
export const robin = { id: "member-robin", name: "Robin", email: "robin@acme.test" };
export const team = [ines, robin];

/** A name as long as names get, without a place to break it. */
export const longName = "Wolfeschlegelsteinhausenbergerdorff".repeat(2);
export const longWord = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik".repeat(3);

export function minutesAgo(minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString();
}

const fromMira = { type: "user", id: mira.id, name: mira.name } as const;
export const fromRobin = { type: "agent", id: robin.id, name: robin.name } as const;
export const fromAssistant = { type: "assistant", id: null, name: "Assistant" } as const;

/** A stored message of Mira's, with whatever a state wants otherwise. */
export function message(fields: Partial<ThreadMessage> = {}): ThreadMessage {
  const { seq = 7, body = "Should I wash it first?" } = fields;
  return {
    id: `message-${seq}`,
    conversationId: "conversation",
    seq,
    rev: seq,
    clientId: `client-${seq}`,
    sender: fromMira,
    body,
    content: parseMarkdown(body),
    state: "complete",
    status: "sent",
    citations: [],
    vote: null,
    createdAt: minutesAgo(1),
    editedAt: null,
    ...fields,
  };
}

/** What Mira sent and the server has not confirmed. */
export function pending(fields: Partial<PendingMessage> = {}): PendingMessage {
  return {
    clientId: "waiting",
    body: "Should I wash it first?",
    createdAt: now,
    status: "sending",
    ...fields,
  };
}

/** What a user with scripts can do in a thread. It goes nowhere here. */
export const actions: ThreadActions = {
  stopAction: "/messages/assistant/stop",
  onStop: () => {},
  canAskForPerson: true,
  againAction: "/messages/assistant/again",
  onAnswerAgain: () => {},
  voteAction: "/messages/vote",
  onVote: () => {},
  canExplain: true,
  onSendAgain: () => {},
  onDelete: () => {},
  onEdit: () => {},
};

export const labels: Label[] = [
  { id: "label-repair", name: "Repair", tint: "sage" },
  { id: "label-delivery", name: "Delivery", tint: "slate" },
  { id: "label-long", name: "Waiting for the supplier in Trondheim", tint: "clay" },
];

export const filter: InboxFilter = { view: "all", status: "open", q: "", label: "" };

/** A conversation the assistant holds and nothing waits in, but for what is said otherwise. */
export function inboxRow(fields: Partial<InboxRow> = {}): InboxRow {
  return {
    id: "conversation-mira",
    rev: 1,
    user: mira,
    status: "open",
    handledBy: "assistant",
    assignee: null,
    labels: [],
    lastMessage: {
      seq: 7,
      senderType: "user",
      senderName: mira.name,
      preview: "Should I wash it first?",
      createdAt: minutesAgo(3),
    },
    unread: 0,
    waitingSince: null,
    running: false,
    ...fields,
  };
}

/** A form that was refused: what was typed, and a sentence by field or for all of it. */
export function refused(
  errors: Record<string, string>,
  values: Record<string, string> = {},
  message: string | null = null,
): FormProblem {
  return { code: "invalid", values, errors, message };
}
