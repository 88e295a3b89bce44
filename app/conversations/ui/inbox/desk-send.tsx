import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";

/** The ways to send what is in the box. The first is the one that Enter presses. `waits`: one was pressed and waits. */
export function DeskSend({ waits = false }: { waits?: boolean | undefined }) {
  const t = useWords();
  return (
    <div className="desk__send">
      <Button look="primary" small className="only-reply desk__plain" aria-busy={waits || undefined}>
        {t(waits ? "inbox.send-waits" : "inbox.send")}
      </Button>
      <Button small name="resolve" value="true" className="only-reply">
        {t("inbox.send-and-resolve")}
      </Button>
      <Button look="primary" small className="only-note" aria-busy={waits || undefined}>
        {t(waits ? "inbox.send-waits" : "inbox.send-note")}
      </Button>
    </div>
  );
}
