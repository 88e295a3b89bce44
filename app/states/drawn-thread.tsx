import { MessageList, type MessageListProps } from "~/conversations/ui/thread/message-list";
import { teamOnly } from "~/conversations/ui/thread/team-only";
import { ThreadRowItem } from "~/conversations/ui/thread/thread-row-item";
import type { ThreadRow } from "~/conversations/ui/thread/thread-rows";
import type { PendingMessage, ThreadMessage } from "~/conversations/ui/thread/thread-message";
import { actions, clock, mira, organization, robin } from "./states-fixture";

const userList: MessageListProps = {
  conversationId: "conversation",
  viewer: "user",
  viewerId: mira.id,
  counterpart: organization,
  messages: [],
  actions,
  address: { path: "/messages", kept: "" },
  ...clock,
};

const teamList: MessageListProps = {
  ...userList,
  viewer: "organization",
  viewerId: robin.id,
  counterpart: mira.name,
  teamOnly,
  actions: { stopAction: "/inbox/conversation-mira/assistant/stop", onStop: () => {} },
  address: { path: "/inbox/conversation-mira", kept: "" },
};

type Drawn = Partial<MessageListProps>;

/** A thread as its user reads it. */
export const UserThread = (props: Drawn) => <MessageList {...userList} {...props} />;

/** The same as the team reads it. */
export const TeamThread = (props: Drawn) => <MessageList {...teamList} {...props} />;

type RowProps = { row: ThreadRow; rewrites?: boolean; team?: boolean; list?: Drawn };

/** One row of a thread by itself, without the day it belongs to. */
export function Row({ row, rewrites = false, team = false, list }: RowProps) {
  return (
    <ol className={team ? "thread thread--team" : "thread"}>
      <ThreadRowItem row={row} list={{ ...(team ? teamList : userList), ...list }} rewrites={rewrites} />
    </ol>
  );
}

type SaidProps = Omit<RowProps, "row"> & { message: ThreadMessage };

/** One stored message by itself, the newest of its thread. */
export function Said({ message, list, ...props }: SaidProps) {
  const row = { kind: "message", key: "said", message, first: true, last: true } as const;
  return <Row row={row} list={{ messages: [message], ...list }} {...props} />;
}

/** One message that nobody has confirmed, by itself. */
export function Waits({ message }: { message: PendingMessage }) {
  return <Row row={{ kind: "pending", key: "waits", message, first: true, last: true }} />;
}
