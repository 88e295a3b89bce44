import { commandControl } from "~/conversations/ui/commands/command-control";
import { RichTextBlocks } from "~/conversations/ui/thread/rich-text";
import { useWords } from "~/i18n/words";
import { Button, ButtonLink } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Strip } from "~/ui/strip";
import { useScripted } from "~/ui/use-scripted";
import { deskForm } from "./desk-kind";
import type { ShownSummary } from "./use-thread-summary";

/**
 * Has the thread summed up; without scripts the page comes back with the summary, and with what the desk held,
 * but for text browsers, which know of no form but the one around a button.
 */
export function SummaryButton({ summary }: { summary: ShownSummary }) {
  const t = useWords();
  const scripted = useScripted();
  return (
    <form method="post" action={summary.action}>
      <FormToken />
      <Button
        look="quiet"
        icon="lines"
        iconOnly
        {...commandControl("summarize")}
        form={deskForm}
        formAction={summary.action}
        formNoValidate
        type={scripted ? "button" : "submit"}
        onClick={scripted && !summary.writing ? summary.start : undefined}
      >
        {t("inbox.summarize")}
      </Button>
    </form>
  );
}

type ThreadSummaryProps = {
  summary: ShownSummary;
  /** The page without it. */
  closeHref: string;
};

/** What the assistant says of the thread below, above it. */
export function ThreadSummary({ summary, closeHref }: ThreadSummaryProps) {
  const t = useWords();
  const { content, writing, problem, stop, close } = summary;
  if (!content) return null;
  return (
    <section className="summary" aria-label={t("inbox.summary")} aria-busy={writing}>
      <div className="summary__head">
        <h2 className="summary__title">{t("inbox.summary")}</h2>
        {writing && (
          <Button small icon="stop" type="button" onClick={stop}>
            {t("inbox.summary-stop")}
          </Button>
        )}
        <ButtonLink
          small
          look="quiet"
          icon="close"
          iconOnly
          href={closeHref}
          onClick={(event) => {
            event.preventDefault();
            close();
          }}
        >
          {t("inbox.summary-close")}
        </ButtonLink>
      </div>
      {problem !== null && (
        <Strip icon="alert" tone="danger" role="alert">
          {problem}
        </Strip>
      )}
      <div
        className="summary__text said"
        role="group"
        tabIndex={0}
        aria-label={t("inbox.summary")}
        dir="auto"
      >
        <RichTextBlocks content={content} tail={writing && <span className="caret" aria-hidden="true" />} />
      </div>
    </section>
  );
}
