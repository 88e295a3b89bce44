import type { ThreadEvent, ThreadEventCode } from "~/conversations/thread-event";
import type { WordId } from "~/i18n/words";
import { useWords } from "~/i18n/words";
import { ClockTime } from "~/ui/clock-time";
import { Icon, type IconName } from "~/ui/icon";
import { NamedSentence } from "~/ui/named-sentence";

type Telling = { icon: IconName; byName: WordId; byMe: WordId; byNobody: WordId };

const tellings: Record<ThreadEventCode, Telling> = {
  "handoff-requested": {
    icon: "person",
    byName: "messages.handoff-requested",
    byMe: "messages.handoff-requested-you",
    byNobody: "messages.handoff-requested-nobody",
  },
  "taken-over": {
    icon: "person",
    byName: "messages.taken-over",
    byMe: "messages.taken-over-you",
    byNobody: "messages.taken-over-nobody",
  },
  "handed-back": {
    icon: "assistant",
    byName: "messages.handed-back",
    byMe: "messages.handed-back-you",
    byNobody: "messages.handed-back-nobody",
  },
};

type EventLineProps = { event: ThreadEvent; viewerId: string; timeZone: string };

/** Something that happened between messages: who asked, who took over, who handed back. */
export function EventLine({ event: { id, code, actor, createdAt }, viewerId, timeZone }: EventLineProps) {
  const t = useWords();
  const { icon, byName, byMe, byNobody } = tellings[code];
  return (
    <li className="event" id={`event-${id}`}>
      <Icon name={icon} />
      <span>
        {actor === null && t(byNobody)}
        {actor?.id === viewerId && t(byMe)}
        {actor && actor.id !== viewerId && <NamedSentence id={byName} name={actor.name} />}{" "}
        <ClockTime at={createdAt} timeZone={timeZone} />
      </span>
    </li>
  );
}
