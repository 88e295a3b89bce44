import type { MessageStatus } from "~/conversations/message";
import type { WordId } from "~/i18n/words";
import { useWords } from "~/i18n/words";
import { Icon, type IconName } from "~/ui/icon";
import { PlaceLink } from "./place-link";

const looks: Record<MessageStatus | "sending" | "queued" | "held", { word: WordId; icon: IconName }> = {
  sending: { word: "messages.sending", icon: "clock" },
  queued: { word: "messages.queued", icon: "clock" },
  held: { word: "messages.held", icon: "clock" },
  sent: { word: "messages.sent", icon: "check" },
  delivered: { word: "messages.delivered", icon: "checks" },
  read: { word: "messages.read", icon: "read" },
};

type MessageReceiptProps = {
  status: keyof typeof looks;
  /** When it was sent, where the byline does not say so. */
  at?: string;
  timeZone: string;
  /** The address of the message's place in its thread, once it has one. */
  place?: string;
};

/** How far a message has come. It changes silently. */
export function MessageReceipt({ status, at, timeZone, place = "" }: MessageReceiptProps) {
  const t = useWords();
  const { word, icon } = looks[status];
  return (
    <p className="receipt">
      {at && <PlaceLink at={at} timeZone={timeZone} href={place} />}{" "}
      <span className="receipt__word">{t(word)}</span>
      <Icon name={icon} />
    </p>
  );
}
