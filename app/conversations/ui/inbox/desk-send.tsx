import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";

/** The ways to send what is in the box. The first is the one that Enter presses. */
export function DeskSend() {
  const t = useWords();
  return (
    <div className="desk__send">
      <Button look="primary" small className="only-reply desk__plain">
        {t("inbox.send")}
      </Button>
      <Button small name="resolve" value="true" className="only-reply">
        {t("inbox.send-and-resolve")}
      </Button>
      <Button look="primary" small className="only-note">
        {t("inbox.send-note")}
      </Button>
    </div>
  );
}
