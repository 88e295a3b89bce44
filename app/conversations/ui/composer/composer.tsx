import { forwardRef, useId, useState, type FormEvent, type ReactNode } from "react";
import { longestMessage } from "~/http/longest-message";
import { useWords } from "~/i18n/words";
import { FieldError } from "~/ui/field";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { useScripted } from "~/ui/use-scripted";
import { AskForPerson, HandoffForm } from "~/conversations/ui/messages/handoff-form";
import { KeyHint } from "./key-hint";
import { sendOnEnter } from "./send-on-enter";

const nearLimit = 500;

export type ComposerProps = {
  /** Where the form posts without script. */
  action: string;
  /** The key of the next message, rendered into the form. */
  clientId: string;
  /** Who will read it. */
  recipient: string;
  placeholder?: string;
  defaultValue?: string;
  /** Why the last attempt was refused, as a sentence; the text stays. */
  error?: string | null;
  /** At most one strip, the gravest. */
  strip?: ReactNode;
  /** Where "Ask for a person" posts, while the assistant holds the conversation. */
  handoffAction?: string;
  onHandoff?: () => void;
  /** Stands at the start of the foot instead: that the text is kept on this device. */
  note?: ReactNode;
  /** Takes the text where scripts run, and says whether it did; the box is emptied if so. */
  onSubmitText?: (text: string) => boolean;
  onType?: (text: string) => void;
};

/** Where a person writes. The box keeps its own text; the ref is the textarea. */
export const Composer = forwardRef<HTMLTextAreaElement, ComposerProps>(function Composer(props, ref) {
  const { recipient, defaultValue = "", error, note, handoffAction, onSubmitText, onType } = props;
  const t = useWords();
  const scripted = useScripted();
  const id = useId();
  const [length, setLength] = useState(defaultValue.length);
  const over = length - longestMessage;
  const hinted = scripted && onSubmitText !== undefined;
  const problem = over > 0 ? t("messages.too-long", { over }) : error;
  const describedBy = [problem && `${id}-problem`, hinted && `${id}-keys`].filter(Boolean).join(" ");

  function submit(event: FormEvent<HTMLFormElement>) {
    if (!onSubmitText) return;
    event.preventDefault();
    const box = event.currentTarget.elements.namedItem("body") as HTMLTextAreaElement;
    if (box.value.trim() === "" || box.value.length > longestMessage || !onSubmitText(box.value)) return;
    box.value = "";
    setLength(0);
  }

  function type({ currentTarget: { value } }: FormEvent<HTMLTextAreaElement>) {
    setLength(value.length);
    onType?.(value);
  }

  return (
    <>
      <form className="composer" method="post" action={props.action} noValidate={scripted} onSubmit={submit}>
        {props.strip}
        <FormToken />
        <input type="hidden" name="clientId" value={props.clientId} />
        <label className="hidden-text" htmlFor="body">
          {t("messages.write-label", { name: recipient })}
        </label>
        <div className="composer__box">
          <textarea
            ref={ref}
            id="body"
            name="body"
            rows={1}
            required
            dir="auto"
            defaultValue={defaultValue}
            maxLength={scripted ? undefined : longestMessage}
            placeholder={props.placeholder ?? t("messages.write-placeholder", { name: recipient })}
            enterKeyHint="send"
            aria-invalid={problem ? true : undefined}
            aria-describedby={describedBy || undefined}
            onInput={type}
            onKeyDown={onSubmitText && sendOnEnter}
          />
          <button className="send" type="submit" disabled={scripted && over > 0}>
            <span className="hidden-text">{t("messages.send")}</span>
            <Icon name="send" />
          </button>
        </div>
        {problem && (
          <FieldError id={`${id}-problem`} className="composer__problem">
            {problem}
          </FieldError>
        )}
      </form>
      <div className="composer__foot">
        {note ? <span className="composer__count">{note}</span> : handoffAction && <AskForPerson />}
        {over <= 0 && over > -nearLimit && (
          <span className="composer__count">{t("messages.left", { left: -over })}</span>
        )}
        {hinted && <KeyHint id={`${id}-keys`} />}
      </div>
      {handoffAction && <HandoffForm action={handoffAction} onHandoff={props.onHandoff} />}
    </>
  );
});
