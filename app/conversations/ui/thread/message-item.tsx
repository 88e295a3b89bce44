import { memo, type ReactNode } from "react";
import type { RichText } from "~/conversations/markdown/rich-text";
import type { Side } from "~/identity/actor";
import { useWords } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { Icon } from "~/ui/icon";
import { AssistantAnswer } from "./assistant-answer";
import { CopyMessage } from "./copy-message";
import { MessageByline } from "./message-byline";
import type { MessageListProps } from "./message-list";
import { MessageReceipt } from "./message-receipt";
import { PlaceLink } from "./place-link";
import { RichTextBlocks } from "./rich-text";
import type { ThreadActions } from "~/conversations/ui/thread-actions";
import type { ThreadMessage } from "./thread-message";

export type MessageItemProps = Pick<MessageListProps, "teamOnly"> & {
  message: ThreadMessage;
  /** Opens, closes a group. */
  first: boolean;
  last: boolean;
  viewer: Side;
  /** The other party's name: what a user reads behind an agent's name. */
  counterpart: string;
  timeZone: string;
  /** The address of its place in the thread. */
  place: string;
  /** It stands for itself, found by a search. */
  apart: boolean;
  /** It came in while the page was open. */
  arrived: boolean;
  /** It is the newest of the thread, so its answer may be written again. */
  newest: boolean;
  /** It is an answer that the assistant is about to write again. */
  rewriting?: boolean;
  connected: boolean;
  actions: ThreadActions;
  /** The words of a running answer so far, in place of the stored ones. */
  live?: RichText;
  /** From how many help articles it is being written, once that is known. */
  articles?: number | null;
};

/** One message of a thread, drawn for either side; drawn again only when something about it changes. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const t = useWords();
  const { message, first, last, arrived } = props;
  const { sender, state, status, seq } = message;
  const isSystem = sender.type === "system";
  return (
    <li
      className={isSystem ? "event" : "message"}
      id={`message-${seq}`}
      tabIndex={-1}
      data-sender={sender.type}
      data-status={status}
      data-state={state}
      data-first={first && !isSystem ? "" : undefined}
      data-last={last && !isSystem ? "" : undefined}
      data-arrived={arrived ? "" : undefined}
      aria-busy={state === "streaming" ? true : undefined}
    >
      {isSystem && <SystemLine {...props} />}
      {sender.type === "assistant" && <AssistantAnswer {...props} />}
      {(sender.type === "user" || sender.type === "agent") && <PersonMessage {...props} />}
      <CopyMessage message={message} />
      {props.apart && (
        <p className="found__place">
          <a className="link" href={props.place}>
            {t("messages.show-place")}
          </a>
        </p>
      )}
    </li>
  );
});

function SystemLine({ message, timeZone, place }: MessageItemProps) {
  return (
    <>
      <Icon name="info" />
      <div className="said">
        <RichTextBlocks content={message.content} />
      </div>
      <PlaceLink at={message.createdAt} timeZone={timeZone} href={place} />
    </>
  );
}

function PersonMessage({ message, first, last, viewer, counterpart, timeZone, place }: MessageItemProps) {
  const t = useWords();
  const { sender, createdAt } = message;
  const isOwnSide = (sender.type === "user") === (viewer === "user");
  const isQuiet = viewer === "user" && isOwnSide;
  return (
    <>
      {first && viewer === "user" && !isOwnSide && (
        <Avatar name={sender.name} seed={sender.id ?? undefined} />
      )}
      {first && isQuiet && <span className="hidden-text">{t("messages.you")}</span>}
      {first && !isQuiet && (
        <MessageByline
          name={sender.name}
          role={viewer === "user" ? counterpart : undefined}
          at={createdAt}
          timeZone={timeZone}
          place={place}
        />
      )}
      <Bubble>
        {message.state === "removed" ? (
          <p>{t("messages.removed")}</p>
        ) : (
          <RichTextBlocks content={message.content} />
        )}
      </Bubble>
      {last && isOwnSide && (
        <MessageReceipt
          status={message.status}
          at={isQuiet ? createdAt : undefined}
          timeZone={timeZone}
          place={place}
        />
      )}
    </>
  );
}

/** What a person says, in their own writing direction. */
export function Bubble({ children }: { children: ReactNode }) {
  return (
    <div className="bubble said" dir="auto">
      {children}
    </div>
  );
}
