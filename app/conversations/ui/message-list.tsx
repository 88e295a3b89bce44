import { useMemo } from "react";
import type { RichText } from "~/conversations/rich-text";
import type { ThreadEvent } from "~/conversations/thread-event";
import type { Side } from "~/identity/actor";
import { useWords } from "~/i18n/words";
import { ButtonLink } from "~/ui/button";
import { LookingItem } from "./assistant-answer";
import type { ThreadActions } from "./thread-actions";
import type { PendingMessage, ThreadMessage } from "./thread-message";
import { ThreadRowItem } from "./thread-row-item";
import { threadRows } from "./thread-rows";

export type MessageListProps = {
  conversationId: string;
  viewer: Side;
  viewerId: string;
  /** The other party: the organization's name for a user, the user's name for the organization. */
  counterpart: string;
  messages: readonly ThreadMessage[];
  events?: readonly ThreadEvent[];
  pending?: readonly PendingMessage[];
  /** The last message the viewer had read when the page was loaded; a line is drawn behind it. */
  unreadAfterSeq?: number | null;
  /** The newest message when the page was loaded; what is newer arrives with a movement. */
  loadedSeq?: number;
  /** The assistant is at work and has not said a word; and its name. */
  looking?: boolean;
  assistantName?: string;
  /** The words of the running answer as far as they have come. */
  streaming?: { seq: number; content: RichText; articles: number | null } | null;
  /** False while the page has no connection to the server. */
  connected?: boolean;
  actions: ThreadActions;
  /** Addresses of the neighbouring pages of the history, null at an end. */
  earlierHref?: string | null;
  laterHref?: string | null;
  /** Whose clock is shown; `now` is an ISO 8601 time of today. Server and first render must agree on all three. */
  timeZone: string;
  locale: string;
  now: string;
};

const none: readonly never[] = [];

/** A conversation as one of its sides sees it. It draws what it is given and holds no state. */
export function MessageList(props: MessageListProps) {
  const t = useWords();
  const {
    viewer,
    viewerId,
    messages,
    events = none,
    pending = none,
    unreadAfterSeq = null,
    loadedSeq = Infinity,
    timeZone,
  } = props;
  const rows = useMemo(
    () => threadRows({ viewer, viewerId, messages, events, pending, unreadAfterSeq, loadedSeq, timeZone }),
    [viewer, viewerId, messages, events, pending, unreadAfterSeq, loadedSeq, timeZone],
  );
  const assistantName = props.assistantName ?? t("common.assistant");
  return (
    <>
      {props.earlierHref && (
        <p className="earlier">
          <ButtonLink look="quiet" small icon="up-small" href={props.earlierHref}>
            {t("messages.earlier")}
          </ButtonLink>
        </p>
      )}
      <div role="log" aria-label={t("messages.log", { name: props.counterpart })}>
        <ol
          className={viewer === "user" ? "thread" : "thread thread--team"}
          data-conversation={props.conversationId}
        >
          {rows.map((row) => (
            <ThreadRowItem key={row.key} row={row} list={props} />
          ))}
          {props.looking && <LookingItem name={assistantName} viewer={viewer} timeZone={timeZone} />}
        </ol>
      </div>
      {props.laterHref && (
        <p className="earlier">
          <ButtonLink look="quiet" small icon="down-small" href={props.laterHref}>
            {t("messages.later")}
          </ButtonLink>
        </p>
      )}
    </>
  );
}
