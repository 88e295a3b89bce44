import type { Handler } from "~/conversations/conversation";
import { commandControl } from "~/conversations/ui/commands/command-control";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";

/** Takes a conversation over from the assistant, or hands it back. */
export function HandlingForm({ id, handledBy }: { id: string; handledBy: Handler }) {
  const t = useWords();
  return (
    <form method="post" action={`/inbox/${id}/handling`}>
      <FormToken />
      <input type="hidden" name="handledBy" value={handledBy === "team" ? "assistant" : "team"} />
      {handledBy === "team" ? (
        <Button icon="assistant" {...commandControl("hand-back")}>
          <span className="case__word">{t("inbox.hand-back")}</span>
          <span className="case__short-word" aria-hidden="true">
            {t("inbox.hand-back-short")}
          </span>
        </Button>
      ) : (
        <Button look="primary" {...commandControl("take-over")}>
          {t("inbox.take-over")}
        </Button>
      )}
    </form>
  );
}
