import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { Strip } from "~/ui/strip";

type DeskStripProps = {
  error?: string | null;
  overtakenBy?: string | null;
  colleagueTyping?: string | null;
};

/** What to know before sending: one strip at a time, the gravest first. */
export function DeskStrip({ error, overtakenBy, colleagueTyping }: DeskStripProps) {
  const t = useWords();
  if (error) {
    return (
      <Strip icon="alert" tone="danger" role="alert">
        <span id="desk-problem">{error}</span>
      </Strip>
    );
  }
  if (overtakenBy) {
    return (
      <Strip
        icon="warning"
        tone="warn"
        role="alert"
        title={t("inbox.overtaken", { name: overtakenBy })}
        actions={<Button small>{t("inbox.send-anyway")}</Button>}
      >
        {t("inbox.overtaken-kept")}
      </Strip>
    );
  }
  if (!colleagueTyping) return null;
  return (
    <Strip icon="person" role="status">
      {t("inbox.colleague-typing", { name: colleagueTyping })}
    </Strip>
  );
}
