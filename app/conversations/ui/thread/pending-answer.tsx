import { useWords } from "~/i18n/words";
import { ButtonLink } from "~/ui/button";
import { Strip } from "~/ui/strip";
import { AskForPerson, HandoffForm } from "~/conversations/ui/messages/handoff-form";

type PendingAnswerProps = {
  /** The page with the composer, which does not refresh itself. */
  writeHref: string;
  /** Where "Ask for a person" posts, while the assistant holds the conversation. */
  handoffAction?: string;
};

/** Stands in the composer's place while a page without script refreshes itself until the answer is there. */
export function PendingAnswer({ writeHref, handoffAction }: PendingAnswerProps) {
  const t = useWords();
  return (
    <>
      <Strip
        icon="clock"
        title={t("messages.answer-pending")}
        actions={
          <ButtonLink small href={writeHref}>
            {t("messages.write")}
          </ButtonLink>
        }
      >
        {t("messages.answer-pending-text")}
      </Strip>
      {handoffAction && (
        <div className="composer__foot">
          <AskForPerson />
        </div>
      )}
      {handoffAction && <HandoffForm action={handoffAction} />}
    </>
  );
}
