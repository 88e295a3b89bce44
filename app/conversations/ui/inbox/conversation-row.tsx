import { Link } from "@remix-run/react";
import { useWords, type Words } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { Icon } from "~/ui/icon";
import type { Label } from "~/conversations/labels/label";
import { searchOfPlace, type InboxPlace, type InboxRow } from "~/conversations/inbox/inbox-row";
import { RowLabel } from "./label-chips";
import { commandControl } from "~/conversations/ui/commands/command-control";
import { sayAge, sayWait, type ReaderClock } from "~/conversations/ui/thread/reader-clock";

type ConversationRowProps = {
  row: InboxRow;
  filter: InboxPlace;
  labels: readonly Label[];
  current: boolean;
  me: { id: string; name: string };
  clock: ReaderClock;
};

/** One conversation of the list: who, what was said last, who holds it and how long the user has waited. */
export function ConversationRow({ row, filter, labels, current, me, clock }: ConversationRowProps) {
  const t = useWords();
  const { user, lastMessage, unread } = row;
  return (
    <Link
      className="row"
      {...commandControl("open")}
      to={`/inbox/${row.id}${searchOfPlace(filter)}`}
      data-unread={unread > 0 ? "" : undefined}
      aria-current={current ? "page" : undefined}
    >
      <Avatar name={user.name} seed={user.id} />
      <span className="row__top">
        <span className="row__name">
          <bdi>{user.name}</bdi>
        </span>{" "}
        {lastMessage && (
          <time dateTime={lastMessage.createdAt}>{sayAge(lastMessage.createdAt, clock, t)}</time>
        )}
      </span>{" "}
      <span className="row__mid">
        <span className="row__text">
          <bdi>{previewOf(lastMessage, me, t)}</bdi>
        </span>{" "}
        {unread > 0 && (
          <span className="count count--new">
            <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
            <span className="hidden-text">{t("inbox.unread", { count: unread })}</span>
          </span>
        )}
      </span>{" "}
      <span className="row__end">
        <Holder row={row} me={me} />{" "}
        {row.handledBy === "team" && row.waitingSince && <Waiting since={row.waitingSince} clock={clock} />}{" "}
        <RowLabel names={row.labels} labels={labels} />
      </span>
    </Link>
  );
}

function previewOf(message: InboxRow["lastMessage"], me: { name: string }, t: Words): string {
  if (!message) return t("inbox.no-messages");
  const { senderType, senderName: name, preview } = message;
  if (senderType === "assistant") return t("inbox.preview-from-assistant", { preview });
  if (senderType !== "agent") return preview;
  return name === me.name
    ? t("inbox.preview-from-you", { preview })
    : t("inbox.preview-from", { name, preview });
}

function Holder({ row, me }: { row: InboxRow; me: { id: string } }) {
  const t = useWords();
  if (row.running) {
    return (
      <span className="writing">
        <Icon name="assistant" />
        {t("inbox.assistant-writing")}
      </span>
    );
  }
  const assignee = row.handledBy === "team" ? row.assignee : null;
  const nobody = row.handledBy === "team" && !assignee;
  return (
    <span>
      {assignee ? (
        <Avatar name={assignee.name} seed={assignee.id} />
      ) : (
        <Icon name={nobody ? "nobody" : "assistant"} />
      )}
      <span className="hidden-text">{t("inbox.handled-by")} </span>
      {assignee && <bdi>{assignee.id === me.id ? t("inbox.holder-you") : assignee.name}</bdi>}
      {!assignee && t(nobody ? "inbox.holder-nobody" : "inbox.holder-assistant")}
    </span>
  );
}

function Waiting({ since, clock }: { since: string; clock: ReaderClock }) {
  const wait = sayWait(since, clock, useWords());
  return (
    <span className={wait.long ? "wait wait--long" : "wait"}>
      <Icon name={wait.long ? "warning" : "clock"} />
      {wait.text}
    </span>
  );
}
