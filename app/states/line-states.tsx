import { parseMarkdown } from "~/conversations/markdown/markdown";
import type { ThreadNote } from "~/conversations/notes/note";
import type { ThreadEvent } from "~/conversations/thread-event";
import { JumpPill } from "~/conversations/ui/thread/jump-pill";
import { PageLink } from "~/conversations/ui/thread/page-link";
import { TypingLine } from "~/conversations/ui/thread/typing-line";
import { Row, TeamThread, UserThread } from "./drawn-thread";
import type { State } from "./state";
import { fromRobin, ines, longName, message, minutesAgo, robin } from "./states-fixture";

function event(fields: Partial<ThreadEvent>): ThreadEvent {
  const { id = "event" } = fields;
  const at = minutesAgo(4);
  return {
    ...{
      id,
      conversationId: "conversation",
      afterSeq: 7,
      rev: 1,
      code: "taken-over",
      actor: robin,
      createdAt: at,
    },
    ...fields,
  };
}

const Line = (fields: Partial<ThreadEvent>) => (
  <Row row={{ kind: "event", key: "event", event: event(fields) }} />
);
const TeamLine = (fields: Partial<ThreadEvent>) => (
  <Row team row={{ kind: "event", key: "event", event: event(fields) }} />
);

function note(body: string): ThreadNote {
  return {
    ...{
      id: "note",
      conversationId: "conversation",
      afterSeq: 7,
      rev: 1,
      clientId: "note",
      author: ines,
      body,
    },
    ...{ content: parseMarkdown(body), createdAt: minutesAgo(4), editedAt: null },
  };
}

const Note = ({ body }: { body: string }) => (
  <Row team row={{ kind: "note", key: "note", note: note(body) }} list={{ teamNames: [robin.name] }} />
);

const load = () => {};
const Earlier = ({ state }: { state: "idle" | "loading" | "failed" }) => (
  <PageLink towards="earlier" href="/messages?before=7" loading={{ state, load }} />
);

const aDay = 24 * 60;

/** What stands between messages and around them. */
export const lineStates: State[] = [
  {
    name: "thread-of-three-days",
    shows: (
      <UserThread
        messages={[
          message({ seq: 1, createdAt: minutesAgo(400 * aDay) }),
          message({ seq: 2, createdAt: minutesAgo(aDay), sender: fromRobin, body: "No, as it is." }),
          message({ seq: 3, body: "Thank you!" }),
        ]}
      />
    ),
  },
  {
    name: "thread-with-unread-messages",
    shows: (
      <UserThread
        unreadAfterSeq={1}
        loadedSeq={3}
        messages={[
          message({ seq: 1, status: "read" }),
          message({ seq: 2, sender: fromRobin, body: "No, as it is." }),
          message({ seq: 3, sender: fromRobin, body: "The box is on its way to you." }),
        ]}
      />
    ),
  },
  { name: "event-a-person-asked-for", shows: <Line code="handoff-requested" actor={null} /> },
  { name: "event-handed-over-by-the-assistant", shows: <Line code="handoff-by-assistant" actor={null} /> },
  { name: "event-taken-over", shows: <Line /> },
  { name: "event-taken-over-by-a-long-name", shows: <Line actor={{ id: "long", name: longName }} /> },
  { name: "event-handed-back", shows: <Line code="handed-back" /> },
  { name: "event-answering-again-failed", shows: <Line code="answer-again-failed" actor={null} /> },
  { name: "event-taken-over-by-me", shows: <TeamLine /> },
  { name: "event-assigned", shows: <TeamLine code="assigned" actor={ines} params={{ to: "Robin" }} /> },
  { name: "event-unassigned", shows: <TeamLine code="unassigned" actor={ines} /> },
  { name: "event-resolved", shows: <TeamLine code="resolved" actor={ines} /> },
  { name: "event-reopened", shows: <TeamLine code="reopened" actor={null} /> },
  {
    name: "event-snoozed",
    shows: <TeamLine code="snoozed" actor={ines} params={{ until: "2026-12-02T09:00:00Z" }} />,
  },
  { name: "event-snooze-over", shows: <TeamLine code="snooze-over" actor={null} /> },
  {
    name: "event-labels-added",
    shows: <TeamLine code="labels-added" actor={ines} params={{ labels: "Repair, Delivery", count: "2" }} />,
  },
  {
    name: "event-labels-removed",
    shows: <TeamLine code="labels-removed" actor={ines} params={{ labels: "Repair", count: "1" }} />,
  },
  { name: "note-to-the-team", shows: <Note body="The zip is from the **2023** series." /> },
  { name: "note-calling-a-colleague", shows: <Note body="@Robin can you look at the invoice?" /> },
  {
    name: "thread-of-the-team-resolved",
    shows: (
      <TeamThread
        messages={[
          message({ seq: 1, createdAt: minutesAgo(12) }),
          message({
            seq: 2,
            sender: fromRobin,
            body: "No, as it is.",
            status: "read",
            createdAt: minutesAgo(9),
          }),
        ]}
        events={[
          event({ id: "took", afterSeq: 1, createdAt: minutesAgo(10) }),
          event({ id: "done", afterSeq: 2, rev: 2, code: "resolved" }),
        ]}
      />
    ),
  },
  { name: "typing-a-person", shows: <TypingLine person={robin} /> },
  { name: "typing-a-long-name", shows: <TypingLine person={{ id: "long", name: longName }} /> },
  {
    name: "jump-pill",
    shows: (
      <p className="run">
        <JumpPill href="/messages#newest" />
      </p>
    ),
  },
  {
    name: "jump-pill-with-a-count",
    shows: (
      <p className="run">
        <JumpPill href="/messages#newest" count={2} />
      </p>
    ),
  },
  { name: "earlier-messages", shows: <Earlier state="idle" /> },
  { name: "earlier-messages-loading", shows: <Earlier state="loading" /> },
  { name: "earlier-messages-failed", shows: <Earlier state="failed" /> },
  { name: "later-messages", shows: <PageLink towards="later" href="/messages?after=7" /> },
];
