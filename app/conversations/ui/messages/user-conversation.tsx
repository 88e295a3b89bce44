import type { FormProblem } from "~/http/parse-form.server";
import { useWords } from "~/i18n/words";
import { useScripted } from "~/ui/use-scripted";
import { pageHrefs } from "~/conversations/history/thread-address";
import { EmptyThread } from "./empty-thread";
import { LiveDock } from "./live-dock";
import { Masthead } from "./masthead";
import { teamPresence } from "./team-presence";
import { MessageList } from "~/conversations/ui/thread/message-list";
import { OpenAtNewest } from "~/conversations/ui/thread/open-at-newest";
import { SearchMenu } from "~/conversations/ui/search/search-menu";
import { senderNames } from "~/conversations/ui/thread/sender-names";
import { SpokenNews } from "~/conversations/ui/spoken/spoken-news";
import { TypingLine } from "~/conversations/ui/thread/typing-line";
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
  const { loaded, organization, me } = props;
  const clock = useReaderClock(props.clock);
  const t = useWords();
  const scripted = useScripted();
  const live = useOwnThread(loaded, me.id, props.refreshing);
  const { thread, pending } = live;
  const sends = scripted && live.follows;
  useAbsentPlace(ownAddress);
  const { scrollToNewest } = useFollowNewest({ opens: props.follows, follows: live.follows });
  const send = (text: string) => {
    live.send(text);
    requestAnimationFrame(scrollToNewest);
    return true;
  };
  const isEmpty = thread.messages.length === 0 && pending.length === 0;
  const shown = {
    ...live.shown,
    pending,
    viewerId: me.id,
    assistantName: organization.assistantName,
    ...clock,
  };
  return (
    <div className="page">
      <a className="skip" href="#body">
        {t("messages.skip")}
      </a>
      <Masthead
        organizationName={organization.name}
        presence={live.connection === "offline" ? "offline" : teamPresence(thread)}
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
            {...shown}
            viewer="user"
            counterpart={organization.name}
            unreadAfterSeq={props.readBefore}
            loadedSeq={props.lastSeq}
            actions={live.actions}
            address={ownAddress}
            {...pageHrefs(ownAddress, thread.page)}
          />
          <TypingLine person={live.typingPerson} />
          <SpokenNews {...shown} />
        </div>
        <LiveDock live={live} page={props} onSubmitText={sends ? send : undefined} />
        {props.follows && <OpenAtNewest />}
      </main>
    </div>
  );
}
