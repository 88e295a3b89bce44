import type { InboxPlace } from "~/conversations/inbox/inbox-row";
import { useWords } from "~/i18n/words";
import { addressInInbox, keptInInbox } from "./address-in-inbox";
import { SearchMenu } from "~/conversations/ui/search/search-menu";
import { senderNames } from "~/conversations/ui/thread/sender-names";

type CaseSearchProps = {
  loaded: { conversation: { id: string } };
  user: { name: string };
  assistantName: string;
  filter: InboxPlace;
};

/** The search of one conversation of the inbox. */
export function CaseSearch({ loaded, user, assistantName, filter }: CaseSearchProps) {
  const t = useWords();
  return (
    <SearchMenu
      action={addressInInbox(loaded.conversation.id, filter).path}
      senders={senderNames(user.name, t("messages.team"), assistantName)}
      kept={keptInInbox(filter)}
    />
  );
}
