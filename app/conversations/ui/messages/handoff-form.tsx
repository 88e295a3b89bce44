import type { FormEvent } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";

type HandoffFormProps = { action: string; onHandoff?: () => void };

/** The form behind every "Ask for a person" of a page: it stands once, its buttons name it. */
export function HandoffForm({ action, onHandoff }: HandoffFormProps) {
  function submit(event: FormEvent) {
    if (!onHandoff) return;
    event.preventDefault();
    onHandoff();
  }
  return (
    <form id="handoff" method="post" action={action} onSubmit={submit}>
      <FormToken />
    </form>
  );
}

type AskForPersonProps = {
  /** Quiet beside another way on, plain where it is the only one. */ look?: "quiet" | "plain";
};

/**
 * Submits the page's `HandoffForm`, from wherever it stands outside of other forms. Text browsers know of no form but
 * the one around a button: theirs.
 */
export function AskForPerson({ look = "quiet" }: AskForPersonProps) {
  const t = useWords();
  return (
    <form method="post" action="/messages/handoff">
      <FormToken />
      <Button small look={look} icon="person" form="handoff">
        {t("messages.ask-person")}
      </Button>
    </form>
  );
}
