import type { ThreadNote } from "~/conversations/notes/note";
import type { ThreadEvent } from "~/conversations/thread-event";
import type { Side } from "~/identity/actor";
import { momentOf } from "~/ui/dates";
import type { PendingMessage, ThreadMessage } from "./thread-message";

/** Whether a message opens a group (one speaker, five minutes) and whether it closes it. */
type Placed = { first: boolean; last: boolean };

export type ThreadRow =
  | { kind: "day"; key: string; at: string; date: string }
  | { kind: "unread"; key: string; count: number }
  | { kind: "event"; key: string; event: ThreadEvent }
  | { kind: "note"; key: string; note: ThreadNote }
  | ({ kind: "message"; key: string; message: ThreadMessage } & Placed)
  | ({ kind: "pending"; key: string; message: PendingMessage } & Placed);

type ThreadRowsOptions = {
  viewer: Side;
  /** The viewer's member id, so that what they are sending joins what they have sent. */
  viewerId: string;
  messages: readonly ThreadMessage[];
  events: readonly ThreadEvent[];
  notes: readonly ThreadNote[];
  pending: readonly PendingMessage[];
  /** The last message the viewer had read; null where no line is wanted. */
  unreadAfterSeq: number | null;
  /** The newest message when the page was loaded: what comes later is seen as it comes. */
  loadedSeq: number;
  timeZone: string;
  /** What is shown was found apart: nothing joins. */
  apart: boolean;
};

const groupSpan = 5 * 60 * 1000;

/**
 * Lays a thread out: messages by seq, each event and note behind the message it follows, what is pending at the end;
 * a row before each new day and one before the first unread message of the other side.
 */
export function threadRows(options: ThreadRowsOptions): ThreadRow[] {
  const { viewer, messages, unreadAfterSeq, loadedSeq, timeZone } = options;
  const isNew = ({ seq, sender }: ThreadMessage) =>
    unreadAfterSeq !== null &&
    seq > unreadAfterSeq &&
    seq <= loadedSeq &&
    (sender.type === "user") !== (viewer === "user");
  const unread = messages.filter(isNew);
  const rows: ThreadRow[] = [];
  let date = "";
  for (const entry of inOrder(options)) {
    const at = atOf(entry);
    const day = momentOf(at, timeZone).date;
    // What waits since another day stands behind what came meanwhile.
    const isNewDay = entry.kind === "pending" ? day > date : day !== date;
    if (isNewDay) rows.push({ kind: "day", key: `day-${day}-${entry.key}`, at, date: day });
    if (isNewDay) date = day;
    if (entry.kind === "message" && entry.message === unread[0]) {
      rows.push({ kind: "unread", key: "unread", count: unread.length });
    }
    rows.push(entry);
  }
  return rows.map((row, index) => placed(row, rows[index - 1], rows[index + 1], options));
}

type Entry = Exclude<ThreadRow, { kind: "day" | "unread" }>;
type Spoken = Extract<ThreadRow, { kind: "message" | "pending" }>;

function inOrder({ messages, events, notes, pending }: ThreadRowsOptions): Entry[] {
  const stored: { seq: number; rev: number; entry: Entry }[] = [
    ...messages.map((message) => ({
      seq: message.seq,
      rev: -1,
      entry: { kind: "message", key: `message-${message.seq}`, message, first: true, last: true } as const,
    })),
    ...events.map((event) => ({
      seq: event.afterSeq,
      rev: event.rev,
      entry: { kind: "event", key: `event-${event.id}`, event } as const,
    })),
    ...notes.map((note) => ({
      seq: note.afterSeq,
      rev: note.rev,
      entry: { kind: "note", key: `note-${note.id}`, note } as const,
    })),
  ];
  stored.sort((one, other) => one.seq - other.seq || one.rev - other.rev);
  return [
    ...stored.map(({ entry }) => entry),
    ...pending.map(
      (message) =>
        ({ kind: "pending", key: `pending-${message.clientId}`, message, first: true, last: true }) as const,
    ),
  ];
}

function atOf(entry: Entry): string {
  if (entry.kind === "event") return entry.event.createdAt;
  return entry.kind === "note" ? entry.note.createdAt : entry.message.createdAt;
}

type Viewer = Pick<ThreadRowsOptions, "viewer" | "viewerId" | "apart">;

function placed(
  row: ThreadRow,
  before: ThreadRow | undefined,
  after: ThreadRow | undefined,
  viewer: Viewer,
): ThreadRow {
  if (!isSpoken(row)) return row;
  return { ...row, first: !continues(before, row, viewer), last: !continues(row, after, viewer) };
}

function isSpoken(row: ThreadRow | undefined): row is Spoken {
  return row?.kind === "message" || row?.kind === "pending";
}

function continues(one: ThreadRow | undefined, next: ThreadRow | undefined, viewer: Viewer): boolean {
  if (viewer.apart || !isSpoken(one) || !isSpoken(next)) return false;
  const voice = voiceOf(next, viewer);
  const gap = Date.parse(next.message.createdAt) - Date.parse(one.message.createdAt);
  return voice !== null && voice === voiceOf(one, viewer) && gap <= groupSpan;
}

/** Who speaks: rows of one voice join. Answers stand alone with their sources, failures with their way on. */
function voiceOf(row: Spoken, { viewer, viewerId }: Viewer): string | null {
  if (row.kind === "message") {
    const { sender, state } = row.message;
    const isPerson = sender.type === "user" || sender.type === "agent";
    return isPerson && state !== "removed" ? `${sender.type} ${sender.id}` : null;
  }
  const me = `${viewer === "user" ? "user" : "agent"} ${viewerId}`;
  const { status } = row.message;
  return status === "failed" ? null : status === "sending" ? me : `${me} ${status}`;
}
