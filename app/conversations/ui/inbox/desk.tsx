import { forwardRef, useState, type FormEvent, type ReactNode } from "react";
import { longestMessage } from "~/http/longest-message";
import { useWords } from "~/i18n/words";
import { FormToken } from "~/ui/form-token";
import { useScripted } from "~/ui/use-scripted";
import type { Handler } from "~/conversations/conversation";
import { deskForm, type DeskKind } from "./desk-kind";
import { DeskKinds } from "./desk-kinds";
import { DeskSend } from "./desk-send";
import { boxOfChoices, ReplyChoices, type SavedReplies } from "~/conversations/ui/replies/reply-choices";
import { DeskStrip } from "./desk-strip";
import { DeskHint, DeskLabel } from "./desk-words";
import { sendOnEnter } from "~/conversations/ui/composer/send-on-enter";

type DeskProps = {
  conversationId: string;
  userName: string;
  handledBy: Handler;
  /** The key of the next message, rendered into the form. */
  clientId: string;
  /** The newest message the writer has seen on this page, 0 before the first. */
  seenSeq: number;
  defaultValue?: string;
  /** Why the last attempt was refused, as a sentence; the text stays. */
  error?: string | null;
  /** Who wrote while this reply was written; sending again sends it anyway. */
  overtakenBy?: string | null;
  /** A colleague who is writing a reply here too. */
  colleagueTyping?: string | null;
  /** Takes the text where scripts run, and says whether it did; the box is emptied if so. */
  onSubmitText?: (text: string, resolve: boolean) => boolean;
  onType?: (text: string) => void;
  /** Send was pressed, and what was sent before is still on its way. */
  waits?: boolean;
  /** The saved replies, where scripts run. */
  replies?: SavedReplies;
  /** Stands at the start of the foot. */
  tools?: ReactNode;
  /** The same, for a note too. */
  anyTools?: ReactNode;
  /** Stands under the box: how it will be read. */
  below?: ReactNode;
  /** Chosen when the page was made. */
  defaultKind?: DeskKind | undefined;
  onChooseKind?: () => void;
  /** At most one strip about the page itself. */
  strip?: ReactNode;
};

/** Where an agent answers. The box keeps its own text; the ref is the textarea. */
export const Desk = forwardRef<HTMLTextAreaElement, DeskProps>(function Desk(props, ref) {
  const { userName, defaultValue = "", overtakenBy, colleagueTyping, onSubmitText, onType, replies } = props;
  const t = useWords();
  const scripted = useScripted();
  const [length, setLength] = useState(defaultValue.length);
  const over = length - longestMessage;
  const error = over > 0 ? t("messages.too-long", { over }) : props.error;

  function submit(event: FormEvent<HTMLFormElement>) {
    if (!onSubmitText) return;
    event.preventDefault();
    const box = event.currentTarget.elements.namedItem("body") as HTMLTextAreaElement;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const resolve = submitter?.getAttribute("name") === "resolve";
    if (box.value.trim() === "" || over > 0 || !onSubmitText(box.value, resolve)) return;
    box.value = "";
    setLength(0);
  }

  function type(text: string) {
    setLength(text.length);
    onType?.(text);
  }

  return (
    <form
      id={deskForm}
      className="desk"
      method="post"
      action={`/inbox/${props.conversationId}`}
      noValidate={scripted}
      onSubmit={submit}
    >
      <FormToken />
      <input type="hidden" name="clientId" value={props.clientId} />
      <input type="hidden" name="seenSeq" value={props.seenSeq} />
      {props.strip}
      <DeskStrip error={error} overtakenBy={overtakenBy} colleagueTyping={colleagueTyping} />
      <div className="desk__box">
        <DeskKinds
          handledBy={props.handledBy}
          defaultKind={props.defaultKind}
          onChoose={props.onChooseKind}
        />
        <DeskLabel userName={userName} />
        <div className="desk__field">
          <textarea
            ref={ref}
            id="reply"
            name="body"
            rows={2}
            required
            maxLength={scripted ? undefined : longestMessage}
            dir="auto"
            defaultValue={defaultValue}
            placeholder=" "
            enterKeyHint="send"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? "desk-problem" : undefined}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => !replies?.onKeyDown(event) && onSubmitText && sendOnEnter(event)}
            {...(replies && boxOfChoices(replies))}
          />
          {replies && <ReplyChoices replies={replies} />}
          <DeskHint userName={userName} />
        </div>
        {props.below}
        <div className="desk__foot">
          {props.anyTools}
          {props.tools && <span className="desk__tools only-reply">{props.tools}</span>}
          <DeskSend waits={props.waits} />
        </div>
      </div>
    </form>
  );
});
