import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { useScripted } from "~/ui/use-scripted";
import { asideField } from "./desk-kind";
import type { WrittenAid } from "./use-aid";

type DraftButtonProps = { action: string; draft: WrittenAid };

/** Has a reply drafted into the box it stands under; without scripts the page comes back with it. */
export function DraftButton({ action, draft }: DraftButtonProps) {
  const t = useWords();
  const scripted = useScripted();
  if (draft.writing)
    return (
      <>
        <Button small look="quiet" icon="stop" type="button" onClick={draft.stop}>
          {t("inbox.draft-stop")}
        </Button>
        <span className="hidden-text" role="status">
          {t("inbox.drafting")}
        </span>
      </>
    );
  return (
    <Button
      small
      look="quiet"
      icon="assistant"
      type={scripted ? "button" : "submit"}
      formAction={action}
      {...asideField("draft")}
      formNoValidate
      onClick={scripted ? draft.start : undefined}
    >
      {t("inbox.draft")}
    </Button>
  );
}
