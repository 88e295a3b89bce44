import type { ConversationState } from "~/conversations/conversation";
import { ConnectionStrip, type ConnectionState } from "~/conversations/ui/live/connection-strip";
import { ThreadStrip } from "~/conversations/ui/live/thread-strip";
import { CaseStrip } from "~/conversations/ui/messages/case-strip";
import { DeskStrip } from "~/conversations/ui/inbox/desk-strip";
import { englishWords } from "~/i18n/words";
import { NoticeBar } from "~/ui/notice-bar";
import type { State } from "./state";
import { inboxRow, message, mira, robin } from "./states-fixture";

const onDevice = (waiting: number) => ({ waiting, durable: true });
const onTryNow = () => {};
const strip = (state: ConnectionState) => <ConnectionStrip state={state} />;

export const connectionStrips = {
  reconnecting: strip({ kind: "reconnecting", ...onDevice(0) }),
  offline: strip({ kind: "offline", ...onDevice(2), onTryNow }),
  "offline-with-nothing-waiting": strip({ kind: "offline", ...onDevice(0) }),
  "offline-on-a-device-that-keeps-nothing": strip({ kind: "offline", waiting: 2, durable: false, onTryNow }),
  unreachable: strip({ kind: "unreachable", ...onDevice(1), onTryNow }),
  "too-fast": strip({ kind: "too-fast", ...onDevice(1) }),
  "signed-out": strip({ kind: "signed-out", ...onDevice(1) }),
  back: strip({ kind: "back", sent: false }),
  "back-and-all-sent": strip({ kind: "back", sent: true }),
};

const stands = (conversation: Partial<ConversationState>) => ({
  conversation: { ...inboxRow(), handlingEpoch: 0, ...conversation },
  messages: [message()],
  events: [],
});

const undo = { action: "/inbox/undo", label: englishWords("inbox.undo"), fields: { changes: "[]" } };

/** Above the composer or the desk, and at the top of the next page. */
export const stripStates: State[] = [
  ...Object.entries(connectionStrips).map(([kind, shows]) => ({ name: `strip-${kind}`, shows })),
  { name: "strip-not-done", shows: <ThreadStrip connection="open" failed /> },
  { name: "strip-of-an-ended-conversation", shows: <CaseStrip thread={stands({ status: "resolved" })} /> },
  { name: "strip-while-the-team-is-awaited", shows: <CaseStrip thread={stands({ handledBy: "team" })} /> },
  {
    name: "strip-over-the-limit",
    shows: <DeskStrip error={englishWords("messages.too-long", { over: 312 })} />,
  },
  { name: "strip-overtaken", shows: <DeskStrip overtakenBy={mira.name} /> },
  { name: "strip-colleague-typing", shows: <DeskStrip colleagueTyping={robin.name} /> },
  { name: "notice-done", shows: <NoticeBar kind="done" text={englishWords("settings.saved")} /> },
  {
    name: "notice-with-undo",
    shows: <NoticeBar kind="done" text="Resolved 3 conversations." press={undo} />,
  },
  {
    name: "notice-of-a-problem",
    shows: <NoticeBar kind="problem" text={englishWords("problems.conflict")} />,
  },
];
