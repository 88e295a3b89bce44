import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { AssistantMark } from "~/ui/avatar";
import { Icon } from "~/ui/icon";
import { AnswerFoot } from "./answer-foot";
import { AnswerSources } from "./answer-sources";
import { AnswerVote } from "./answer-vote";
import { MessageByline } from "./message-byline";
import type { MessageItemProps } from "./message-item";
import { RichTextBlocks } from "./rich-text";
import { TypingDots } from "./typing-dots";

/** An answer of the assistant: on the page itself, with what it rests on and, when it did not end well, a way on. */
export function AssistantAnswer(props: MessageItemProps) {
  const { message, viewer, timeZone, live } = props;
  const t = useWords();
  const isRunning = message.state === "streaming";
  const content = (isRunning && live) || message.content;
  const frame = {
    name: message.sender.name,
    at: message.createdAt,
    viewer,
    timeZone,
    isRunning,
    place: props.place,
  };
  if (message.state === "removed") {
    return (
      <AssistantFrame {...frame}>
        <p className="answer">{t("messages.removed")}</p>
      </AssistantFrame>
    );
  }
  return (
    <AssistantFrame {...frame}>
      {(content.length > 0 || isRunning) && (
        <div className="answer said" dir="auto">
          <RichTextBlocks
            content={content}
            tail={isRunning && props.connected && <span className="caret" aria-hidden="true" />}
          />
        </div>
      )}
      {message.state === "complete" && message.citations.length > 0 && (
        <AnswerSources citations={message.citations} />
      )}
      {message.state === "complete" && !props.rewriting ? (
        <div className="answer__acts">
          <AnswerVote {...props} />
          <AnswerFoot {...props} />
        </div>
      ) : (
        <AnswerFoot {...props} />
      )}
      {!isRunning && !props.apart && props.teamOnly?.receipt(message)}
    </AssistantFrame>
  );
}

type AssistantFrameProps = {
  name: string;
  at?: string;
  viewer: MessageItemProps["viewer"];
  timeZone: string;
  isRunning: boolean;
  place?: string;
  children: ReactNode;
};

/** The mark and the byline around what the assistant says or is about to say. */
function AssistantFrame({ name, at, viewer, timeZone, isRunning, place, children }: AssistantFrameProps) {
  const t = useWords();
  const isTeam = viewer === "organization";
  const blockClass = isRunning ? "answer-block answer-block--live" : "answer-block";
  return (
    <>
      {!isTeam && <AssistantMark />}
      <MessageByline
        name={name}
        role={t("messages.automatic")}
        icon={isTeam && <Icon name="assistant" />}
        at={at}
        timeZone={timeZone}
        place={place}
      />
      <div className={isTeam ? blockClass : undefined}>{children}</div>
    </>
  );
}

type LookingItemProps = Pick<AssistantFrameProps, "name" | "viewer" | "timeZone">;

/** The assistant at work before its first words. */
export function LookingItem(props: LookingItemProps) {
  const t = useWords();
  return (
    <li className="message message--looking" data-first="" data-last="">
      <AssistantFrame {...props} isRunning>
        <p className="looking">
          <TypingDots />
          <span>{t("messages.looking")}</span>
        </p>
      </AssistantFrame>
    </li>
  );
}
