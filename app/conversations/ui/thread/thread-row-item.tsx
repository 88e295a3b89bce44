import { placeHref } from "~/conversations/history/thread-address";
import { useWords } from "~/i18n/words";
import { dayWords } from "~/ui/clock-time";
import { EventLine } from "./event-line";
import { MessageItem } from "./message-item";
import type { MessageListProps } from "./message-list";
import { PendingItem } from "./pending-item";
import type { ThreadRow } from "./thread-rows";

/** `rewrites`: the assistant is about to write the newest answer again. */
type ThreadRowItemProps = { row: ThreadRow; list: MessageListProps; rewrites: boolean };

/** One row of a thread, of whatever kind. */
export function ThreadRowItem({ row, list, rewrites }: ThreadRowItemProps) {
  const { viewer, viewerId, timeZone, actions } = list;
  switch (row.kind) {
    case "day":
      return <DayLine row={row} list={list} />;
    case "unread":
      return <UnreadLine count={row.count} />;
    case "event":
      return <EventLine event={row.event} viewerId={viewerId} clock={list} />;
    case "note":
      return list.teamOnly?.note(row.note, list) ?? null;
    case "pending":
      return (
        <PendingItem
          message={row.message}
          first={row.first}
          last={row.last}
          viewer={viewer}
          timeZone={timeZone}
          actions={actions}
        />
      );
    case "message":
      return <StoredItem row={row} list={list} rewrites={rewrites} />;
  }
}

function DayLine({ row, list }: { row: Extract<ThreadRow, { kind: "day" }>; list: MessageListProps }) {
  const t = useWords();
  return (
    <li className="day">
      <h2>
        <time dateTime={row.date}>{dayWords(t, row.at, list)}</time>
      </h2>
    </li>
  );
}

function UnreadLine({ count }: { count: number }) {
  const t = useWords();
  return (
    <li className="unread" id="unread">
      {t("messages.unread", { count })}
    </li>
  );
}

type StoredItemProps = ThreadRowItemProps & { row: Extract<ThreadRow, { kind: "message" }> };

function StoredItem({ row, list, rewrites }: StoredItemProps) {
  const { message, first, last } = row;
  const { viewer, loadedSeq = Infinity, streaming, connected = true } = list;
  const newest = message === list.messages.at(-1);
  const isOwnSide = (message.sender.type === "user") === (viewer === "user");
  return (
    <MessageItem
      message={message}
      first={first}
      last={last}
      viewer={viewer}
      counterpart={list.counterpart}
      place={placeHref(list.address, message.seq)}
      apart={list.apart ?? false}
      timeZone={list.timeZone}
      arrived={!isOwnSide && message.seq > loadedSeq}
      newest={newest}
      rewriting={newest && rewrites}
      connected={message.state !== "streaming" || connected}
      actions={list.actions}
      teamOnly={list.teamOnly}
      live={streaming?.seq === message.seq ? streaming.content : undefined}
      articles={streaming?.seq === message.seq ? streaming.articles : undefined}
    />
  );
}
