import type { ThreadEvent } from "~/conversations/thread-event";
import { useWords } from "~/i18n/words";
import { ClockTime } from "~/ui/clock-time";
import { Icon } from "~/ui/icon";
import { NameInSentence } from "~/ui/named-sentence";
import type { ReaderClock } from "./reader-clock";
import { iconOfEvent, sayEvent } from "./say-event";

/** Stands for the name while the sentence is made. */
const place = "\uFFFC";

type EventLineProps = { event: ThreadEvent; viewerId: string; clock: ReaderClock };

/** Something that happened between messages: who asked, who took over, who handed back, what the team did about it. */
export function EventLine({ event, viewerId, clock }: EventLineProps) {
  const t = useWords();
  const { id, code, actor, createdAt } = event;
  return (
    <li className="event" id={`event-${id}`}>
      <Icon name={iconOfEvent[code]} />
      <span>
        <NameInSentence
          sentence={sayEvent(event, { viewerId, clock, t }, place)}
          place={place}
          name={actor?.name ?? ""}
        />{" "}
        <ClockTime at={createdAt} timeZone={clock.timeZone} />
      </span>
    </li>
  );
}
