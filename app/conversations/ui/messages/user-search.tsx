import type { MessageFilter } from "~/conversations/history/message-filter";
import { useWords } from "~/i18n/words";
import { FoundMessages } from "~/conversations/ui/search/found-messages";
import { Masthead } from "./masthead";
import { teamPresence } from "./team-presence";
import type { ReaderClock } from "~/conversations/ui/thread/reader-clock";
import { senderNames } from "~/conversations/ui/thread/sender-names";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";
import { useReaderClock } from "~/conversations/ui/thread/use-reader-clock";

type UserSearchProps = {
  loaded: LiveThread;
  organization: { name: string; assistantName: string };
  me: { id: string; name: string; email: string | null };
  filter: MessageFilter;
  earlierHref: string | null;
  laterHref: string | null;
  clock: ReaderClock;
};

/** The user's page while they look for something in their thread: nothing is written here. */
export function UserSearch({
  loaded,
  organization,
  me,
  filter,
  earlierHref,
  laterHref,
  ...props
}: UserSearchProps) {
  const t = useWords();
  const clock = useReaderClock(props.clock);
  return (
    <div className="page">
      <a className="skip" href="#found">
        {t("messages.skip-to-found")}
      </a>
      <Masthead organizationName={organization.name} presence={teamPresence(loaded)} me={me} />
      <main className="stage">
        <div className="measure">
          <FoundMessages
            form={{
              action: "/messages",
              filter,
              senders: senderNames(t("messages.you"), organization.name, organization.assistantName),
            }}
            newestHref="/messages"
            list={{
              conversationId: loaded.conversation.id,
              viewer: "user",
              viewerId: me.id,
              counterpart: organization.name,
              messages: loaded.messages,
              assistantName: organization.assistantName,
              address: { path: "/messages", kept: "" },
              earlierHref,
              laterHref,
              ...clock,
            }}
          />
        </div>
      </main>
    </div>
  );
}
