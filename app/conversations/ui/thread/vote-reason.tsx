import { useId, type FormEvent } from "react";
import { longestReason } from "~/conversations/votes/longest-reason";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FieldError } from "~/ui/field";
import { FormToken } from "~/ui/form-token";
import { useScripted } from "~/ui/use-scripted";

type VoteReasonProps = {
  /** The address of the answer on its page: being there shows the form where no scripts run. */
  place: string;
  action: string;
  /** What was said so far. */
  reason: string | null;
  open: boolean;
  onOpen: (open: boolean) => void;
  onSubmitText?: ((reason: string) => void) | undefined;
};

/** Why an answer did not help: what was said, and the way to say it. */
export function VoteReason({ place, action, reason, open, onOpen, onSubmitText }: VoteReasonProps) {
  const t = useWords();
  const scripted = useScripted();
  const isScript = scripted && onSubmitText !== undefined;
  return (
    <>
      <p className="vote__reason">
        {reason !== null && <span dir="auto">{t("messages.vote-said", { reason })}</span>}{" "}
        {!(isScript && open) && (
          <a
            className="link vote__why"
            href={place}
            onClick={(event) => {
              if (!isScript) return;
              event.preventDefault();
              onOpen(true);
            }}
          >
            {t(reason === null ? "messages.vote-why" : "messages.vote-change")}
          </a>
        )}
      </p>
      {(open || !isScript) && (
        <ReasonForm
          className={isScript ? undefined : "reason--target"}
          action={action}
          defaultValue={reason ?? ""}
          onSubmitText={
            isScript
              ? (text) => {
                  onOpen(false);
                  onSubmitText(text);
                }
              : undefined
          }
        />
      )}
    </>
  );
}

type ReasonFormProps = {
  className?: string | undefined;
  action: string;
  defaultValue: string;
  /** Why the last attempt was refused, as a sentence; the text stays. */
  error?: string | null;
  onSubmitText?: ((reason: string) => void) | undefined;
};

/** Where the reason is written. */
export function ReasonForm({ className = "", action, defaultValue, error, onSubmitText }: ReasonFormProps) {
  const t = useWords();
  const id = useId();
  function submit(event: FormEvent<HTMLFormElement>) {
    if (!onSubmitText) return;
    event.preventDefault();
    onSubmitText((event.currentTarget.elements.namedItem("reason") as HTMLTextAreaElement).value);
  }
  return (
    <form className={`reason ${className}`} method="post" action={action} onSubmit={submit}>
      <FormToken />
      <label className="field__label" htmlFor={id}>
        {t("messages.vote-reason")}
      </label>
      <textarea
        className="input"
        id={id}
        name="reason"
        rows={2}
        maxLength={longestReason}
        dir="auto"
        defaultValue={defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div>
        <Button small>{t("messages.vote-save")}</Button>
      </div>
    </form>
  );
}
