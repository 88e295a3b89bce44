import { useMemo } from "react";
import type { RichText } from "~/conversations/markdown/rich-text";
import type { ThreadAddress } from "~/conversations/history/thread-address";
import type { ThreadNote } from "~/conversations/notes/note";
import type { ThreadEvent } from "~/conversations/thread-event";
import type { Side } from "~/identity/actor";
import { useWords } from "~/i18n/words";
import { LookingItem } from "./assistant-answer";
import { PageLink, type PageLoading } from "./page-link";
import type { ThreadActions } from "~/conversations/ui/thread-actions";
import type { TeamOnly } from "./team-only";
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
  notes?: readonly ThreadNote[];
  /** Whom an `@` in a note calls. */
  teamNames?: readonly string[];
  /** Draws what only the team sees, on its pages. */
  teamOnly?: TeamOnly;
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
  /** Where the thread is read: each message links to its place there. */
  address: ThreadAddress;
  /** The messages were found apart from each other: each stands for itself and says where it belongs. */
  apart?: boolean;
  /** Addresses of the neighbouring pages of the history, null at an end. */
  earlierHref?: string | null;
  laterHref?: string | null;
  /** Where scripts run, the neighbouring pages are loaded into this one. */
  older?: PageLoading;
  newer?: PageLoading;
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
    notes = none,
    pending = none,
    unreadAfterSeq = null,
    loadedSeq = Infinity,
    timeZone,
    apart = false,
  } = props;
  const rows = useMemo(
    () =>
      threadRows({
        ...{ viewer, viewerId, messages, events, notes, pending, unreadAfterSeq, loadedSeq, timeZone, apart },
      }),
    [viewer, viewerId, messages, events, notes, pending, unreadAfterSeq, loadedSeq, timeZone, apart],
  );
  const rewrites = props.looking === true && messages.at(-1)?.sender.type === "assistant";
  const assistantName = props.assistantName ?? t("common.assistant");
  return (
    <>
      {props.earlierHref && <PageLink towards="earlier" href={props.earlierHref} loading={props.older} />}
      {/* What is news is said beside it, by `SpokenNews`. */}
      <div role="log" aria-live="off" aria-label={t("messages.log", { name: props.counterpart })}>
        <ol
          className={viewer === "user" ? "thread" : "thread thread--team"}
          data-conversation={props.conversationId}
        >
          {rows.map((row) => (
            <ThreadRowItem key={row.key} row={row} list={props} rewrites={rewrites} />
          ))}
          {props.looking && !rewrites && (
            <LookingItem name={assistantName} viewer={viewer} timeZone={timeZone} />
          )}
        </ol>
      </div>
      {props.laterHref && <PageLink towards="later" href={props.laterHref} loading={props.newer} />}
    </>
  );
}
