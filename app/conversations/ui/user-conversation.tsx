import { useMemo } from "react";
import type { FormProblem } from "~/http/parse-form.server";
import { useWords } from "~/i18n/words";
import { useScripted } from "~/ui/use-scripted";
import { EmptyThread } from "./empty-thread";
import { Masthead } from "./masthead";
import { MessageList } from "./message-list";
import { ThreadStrip } from "./thread-strip";
import { TypingLine } from "./typing-line";
import { UserDock } from "./user-dock";
import type { ReaderClock } from "./reader-clock";
import { useReaderClock } from "./use-reader-clock";
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
  /** The page shows the newest messages, all of them. */
  follows: boolean;
  /** A fresh key for the next message of a browser without scripts. */
  clientId: string;
  /** Questions to begin with. */
  starters: string[];
  /** The page refreshes itself for its answer: there is no composer whose text could be lost. */
  refreshing: boolean;
  earlierHref: string | null;
  laterHref: string | null;
  clock: ReaderClock;
  problem?: FormProblem | undefined;
};

/** The user's page: the thread with their organization, kept current, and where they write. */
export function UserConversation(props: UserConversationProps) {
  const { loaded, organization, me, problem } = props;
  const clock = useReaderClock(props.clock);
  const t = useWords();
  const scripted = useScripted();
  const live = useOwnThread(loaded, me.id, props.follows);
  const { thread, pending } = live;
  const { press, failed } = live.buttons;
  const sends = scripted && props.follows;
  const { scrollToNewest } = useFollowNewest({ opens: props.laterHref === null });
  const assistantHolds = thread.conversation.handledBy === "assistant";
  const actions = useMemo(
    () => ({
      stopAction: "/messages/assistant/stop",
      onStop: (seq: number) => press("/messages/assistant/stop", { seq: String(seq) }),
      canAskForPerson: assistantHolds,
      onSendAgain: live.retry,
      onDelete: live.drop,
    }),
    [assistantHolds, press, live.retry, live.drop],
  );
  const send = (text: string) => {
    live.send(text);
    requestAnimationFrame(scrollToNewest);
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
              onSubmitText={sends ? send : undefined}
            />
          )}
          <MessageList
            {...live.shown}
            viewer="user"
            viewerId={me.id}
            counterpart={organization.name}
            pending={pending}
            unreadAfterSeq={props.readBefore}
            loadedSeq={props.lastSeq}
            assistantName={organization.assistantName}
            actions={actions}
            earlierHref={props.earlierHref}
            laterHref={props.laterHref}
            {...clock}
          />
          <TypingLine person={live.typingPerson} />
        </div>
        <UserDock
          organizationName={organization.name}
          clientId={props.clientId}
          refreshing={props.refreshing && !scripted}
          assistantHolds={assistantHolds}
          strip={<ThreadStrip connection={live.connection} waiting={pending.length} failed={failed} />}
          problem={problem}
          onSubmitText={sends ? send : undefined}
          onHandoff={scripted ? () => press("/messages/handoff") : undefined}
          onType={live.typing.onType}
        />
      </main>
    </div>
  );
}
