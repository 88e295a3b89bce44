import { useMemo } from "react";
import type { FormProblem } from "~/http/parse-form.server";
import { useWords } from "~/i18n/words";
import { useTimeZone } from "~/ui/reader-zone";
import { useScripted } from "~/ui/use-scripted";
import { Composer } from "./composer";
import { EmptyThread } from "./empty-thread";
import { JumpPill } from "./jump-pill";
import { Masthead } from "./masthead";
import { MessageList } from "./message-list";
import { PendingAnswer } from "./pending-answer";
import { pressButton } from "./press-button";
import { ThreadStrip } from "./thread-strip";
import { TypingLine } from "./typing-line";
import { useFollowNewest } from "./use-follow-newest";
import type { LiveThread } from "./use-live-conversation";
import { useOwnThread } from "./use-own-thread";

export type UserConversationProps = {
  loaded: LiveThread;
  organization: { name: string; greeting: string; assistantName: string };
  me: { id: string; name: string; email: string | null };
  /** Up to where the user had read before this page. */
  readBefore: number;
  lastSeq: number;
  /** A fresh key for the next message of a browser without scripts. */
  clientId: string;
  /** Questions to begin with. */
  starters: string[];
  /** The page refreshes itself for its answer: there is no composer whose text could be lost. */
  refreshing: boolean;
  earlierHref: string | null;
  laterHref: string | null;
  clock: { timeZone: string; locale: string; now: string };
  problem?: FormProblem | undefined;
};

/** The user's page: the thread with their organization, kept current, and where they write. */
export function UserConversation(props: UserConversationProps) {
  const { loaded, organization, me, clock, problem } = props;
  const t = useWords();
  const scripted = useScripted();
  const live = useOwnThread(loaded, me.id);
  const { thread, pending } = live;
  const timeZone = useTimeZone(clock.timeZone);
  const { scrollToNewest } = useFollowNewest(live.length, { opens: props.laterHref === null });
  const assistantHolds = thread.conversation.handledBy === "assistant";
  const actions = useMemo(
    () => ({
      stopAction: "/messages/assistant/stop",
      onStop: (seq: number) => pressButton("/messages/assistant/stop", { seq: String(seq) }),
      canAskForPerson: assistantHolds,
      onSendAgain: live.retry,
      onDelete: live.drop,
    }),
    [assistantHolds, live.retry, live.drop],
  );
  const send = (text: string) => {
    live.send(text);
    requestAnimationFrame(scrollToNewest);
  };
  const submit = (text: string) => {
    send(text);
    return true;
  };
  const isEmpty = thread.messages.length === 0 && pending.length === 0;
  return (
    <div className="page">
      <a className="skip" href="#body">
        {t("messages.skip")}
      </a>
      <Masthead
        organizationName={organization.name}
        teamOnline={thread.presence.some(({ side, online }) => side === "organization" && online)}
        me={me}
      />
      <main className="stage">
        <div className="measure conversation">
          {isEmpty && (
            <EmptyThread
              name={me.name}
              greeting={organization.greeting}
              starters={props.starters}
              action="/messages"
              clientId={props.clientId}
              onSubmitText={scripted ? send : undefined}
            />
          )}
          <MessageList
            conversationId={thread.conversation.id}
            viewer="user"
            viewerId={me.id}
            counterpart={organization.name}
            messages={thread.messages}
            events={thread.events}
            pending={pending}
            unreadAfterSeq={props.readBefore}
            loadedSeq={props.lastSeq}
            running={thread.run}
            assistantName={organization.assistantName}
            streaming={live.streaming}
            connected={live.connection !== "offline"}
            actions={actions}
            earlierHref={props.earlierHref}
            laterHref={props.laterHref}
            timeZone={timeZone}
            locale={clock.locale}
            now={clock.now}
          />
          <TypingLine person={live.typingPerson} />
        </div>
        <div className="dock">
          <div className="measure">
            <JumpPill />
            {props.refreshing && !scripted ? (
              <PendingAnswer
                writeHref="/messages?write=1#body"
                handoffAction={assistantHolds ? "/messages/handoff" : undefined}
              />
            ) : (
              <Composer
                action="/messages"
                clientId={props.clientId}
                recipient={organization.name}
                defaultValue={typeof problem?.values["body"] === "string" ? problem.values["body"] : ""}
                error={problem?.errors["body"] ?? problem?.message ?? null}
                strip={<ThreadStrip connection={live.connection} waiting={pending.length} />}
                handoffAction={assistantHolds ? "/messages/handoff" : undefined}
                onHandoff={scripted ? () => pressButton("/messages/handoff") : undefined}
                onSubmitText={scripted ? submit : undefined}
                onType={live.typing.onInput}
              />
            )}
          </div>
        </div>
      </main>
    </div>
  );
}
