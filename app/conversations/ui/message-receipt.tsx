import type { MessageStatus } from "~/conversations/message";
import type { WordId } from "~/i18n/words";
import { useWords } from "~/i18n/words";
import { ClockTime } from "~/ui/clock-time";
import { Icon, type IconName } from "~/ui/icon";

const looks: Record<MessageStatus | "sending" | "queued", { word: WordId; icon: IconName }> = {
  sending: { word: "messages.sending", icon: "clock" },
  queued: { word: "messages.queued", icon: "clock" },
  sent: { word: "messages.sent", icon: "check" },
  delivered: { word: "messages.delivered", icon: "checks" },
  read: { word: "messages.read", icon: "read" },
};

type MessageReceiptProps = {
  status: keyof typeof looks;
  /** When it was sent, where the byline does not say so. */
  at?: string;
  timeZone: string;
};

/** How far a message has come. It changes silently: the log around it would read every step aloud. */
export function MessageReceipt({ status, at, timeZone }: MessageReceiptProps) {
  const t = useWords();
  const { word, icon } = looks[status];
  return (
    <p className="receipt" aria-live="off">
      {at && <ClockTime at={at} timeZone={timeZone} />}
      <span className="receipt__word">{t(word)}</span>
      <Icon name={icon} />
    </p>
  );
}
