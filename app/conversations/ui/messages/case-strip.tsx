import { waitingSince } from "~/conversations/inbox/waiting-since";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";
import { useWords } from "~/i18n/words";
import { Strip } from "~/ui/strip";

type CaseStripProps = { thread: Pick<LiveThread, "conversation" | "messages" | "events"> };

/** Where the conversation stands, for its user: that it is ended, or that a person will answer. */
export function CaseStrip({ thread: { conversation, messages, events } }: CaseStripProps) {
  const t = useWords();
  if (conversation.status === "resolved") {
    return (
      <Strip icon="done" title={t("messages.ended")}>
        {t("messages.ended-text")}
      </Strip>
    );
  }
  if (conversation.handledBy === "assistant" || waitingSince(messages, events) === null) return null;
  return (
    <Strip icon="people" title={t("messages.team-knows")}>
      {t("messages.team-knows-text")}
    </Strip>
  );
}
