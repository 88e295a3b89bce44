import type { InboxFilter } from "~/conversations/inbox/inbox-row";
import type { MessageFilter } from "~/conversations/history/message-filter";
import { newestHref } from "~/conversations/history/thread-address";
import { useWords } from "~/i18n/words";
import { AboutUser } from "./about-user";
import { addressInInbox, keptInInbox } from "./address-in-inbox";
import { CaseHead } from "./case-head";
import { CasePane } from "./case-pane";
import { FoundMessages } from "~/conversations/ui/search/found-messages";
import type { ReaderClock } from "~/conversations/ui/thread/reader-clock";
import { senderNames } from "~/conversations/ui/thread/sender-names";
import type { TeamConversationProps } from "./team-conversation";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";
import { useReaderClock } from "~/conversations/ui/thread/use-reader-clock";

type TeamSearchProps = Pick<TeamConversationProps, "user" | "assistantName" | "me" | "labels" | "lastSeq"> & {
  earlierHref: string | null;
  laterHref: string | null;
  loaded: LiveThread;
  /** Since when the user waits, as ISO 8601; null while they do not. */
  waitingSince: string | null;
  filter: MessageFilter;
  inboxFilter: InboxFilter;
  clock: ReaderClock;
};

/** One conversation in the inbox while an agent looks for something in it: nothing is written here. */
export function TeamSearch({
  loaded,
  user,
  assistantName,
  me,
  filter,
  inboxFilter,
  ...props
}: TeamSearchProps) {
  const t = useWords();
  const clock = useReaderClock(props.clock);
  const { conversation, run } = loaded;
  const address = addressInInbox(conversation.id, inboxFilter);
  const presence = loaded.presence.find(({ side }) => side === "user");
  return (
    <>
      <CasePane
        userName={user.name}
        found
        head={
          <CaseHead
            conversation={{ ...conversation, user, waitingSince: props.waitingSince, running: run !== null }}
            filter={inboxFilter}
            labels={props.labels}
            me={me}
            clock={clock}
          />
        }
      >
        <FoundMessages
          form={{
            action: address.path,
            filter,
            senders: senderNames(user.name, t("messages.team"), assistantName),
            kept: keptInInbox(inboxFilter),
          }}
          newestHref={newestHref(address)}
          list={{
            conversationId: conversation.id,
            viewer: "organization",
            viewerId: me.id,
            counterpart: user.name,
            messages: loaded.messages,
            assistantName,
            address,
            earlierHref: props.earlierHref,
            laterHref: props.laterHref,
            ...clock,
          }}
        />
      </CasePane>
      <AboutUser
        user={user}
        joinedAt={user.joinedAt}
        messageCount={props.lastSeq}
        online={presence?.online ?? false}
        lastSeenAt={presence?.lastSeenAt ?? user.lastSeenAt}
        events={[]}
        me={me}
        clock={clock}
      />
    </>
  );
}
