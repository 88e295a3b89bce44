import type { FormProblem } from "~/http/parse-form.server";
import { useWords } from "~/i18n/words";
import { useScripted } from "~/ui/use-scripted";
import { newestHref, pageHrefs } from "~/conversations/history/thread-address";
import { EmptyThread } from "./empty-thread";
import { Masthead } from "./masthead";
import { MessageList } from "~/conversations/ui/thread/message-list";
import { SearchMenu } from "~/conversations/ui/search/search-menu";
import { senderNames } from "~/conversations/ui/thread/sender-names";
import { ThreadStrip } from "~/conversations/ui/live/thread-strip";
import { TypingLine } from "~/conversations/ui/thread/typing-line";
import { UserDock } from "./user-dock";
import type { ReaderClock } from "~/conversations/ui/thread/reader-clock";
import { useReaderClock } from "~/conversations/ui/thread/use-reader-clock";
import { useAbsentPlace } from "~/conversations/ui/thread/use-absent-place";
import { useFollowNewest } from "~/conversations/ui/thread/use-follow-newest";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";
import { useOwnThread } from "./use-own-thread";

export type UserConversationProps = {
  loaded: LiveThread;
  organization: { name: string; greeting: string; assistantName: string };
  me: { id: string; name: string; email: string | null };
  /** Up to where the user had read before this page. */
  readBefore: number;
  lastSeq: number;
  /** The page opened at the newest messages. */
  follows: boolean;
  /** A fresh key for the next message of a browser without scripts. */
  clientId: string;
  /** Questions to begin with. */
  starters: string[];
  /** The page refreshes itself for its answer: there is no composer whose text could be lost. */
  refreshing: boolean;
  clock: ReaderClock;
  problem?: FormProblem | undefined;
};

const ownAddress = { path: "/messages", kept: "" };

/** The user's page: the thread with their organization, kept current, and where they write. */
export function UserConversation(props: UserConversationProps) {
  const { loaded, organization, me, problem } = props;
  const clock = useReaderClock(props.clock);
  const t = useWords();
  const scripted = useScripted();
  const live = useOwnThread(loaded, me.id, props.refreshing);
  const { thread, pending } = live;
  const { press, failed } = live.buttons;
  const sends = scripted && live.follows;
  useAbsentPlace(ownAddress);
  const { scrollToNewest } = useFollowNewest({ opens: props.follows, follows: live.follows });
  const assistantHolds = thread.conversation.handledBy === "assistant";
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
        search={
          <SearchMenu
            action="/messages"
            senders={senderNames(t("messages.you"), organization.name, organization.assistantName)}
          />
        }
        waiting={live.outbox.waiting}
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
            actions={live.actions}
            address={ownAddress}
            {...pageHrefs(ownAddress, thread.page)}
            {...clock}
          />
          <TypingLine person={live.typingPerson} />
        </div>
        <UserDock
          newestHref={live.follows ? undefined : newestHref(ownAddress)}
          organizationName={organization.name}
          clientId={props.clientId}
          refreshing={props.refreshing && !scripted}
          assistantHolds={assistantHolds}
          strip={<ThreadStrip connection={live.connection} outbox={live.outbox} failed={failed} />}
          box={live.box}
          saysKept={live.draft.isKept && (live.connection !== "open" || live.outbox.hold !== null)}
          problem={problem}
          onSubmitText={sends ? send : undefined}
          onHandoff={scripted ? () => press("/messages/handoff") : undefined}
          onType={live.draft.onType}
        />
      </main>
    </div>
  );
}
