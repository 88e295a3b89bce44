import type { FormEvent, ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { Strip } from "~/ui/strip";
import { AskForPerson } from "~/conversations/ui/messages/handoff-form";
import type { MessageItemProps } from "./message-item";
import { TypingDots } from "./typing-dots";

/** What stands under an answer: how it goes, how it ended, and the way on. */
export function AnswerFoot(props: MessageItemProps) {
  const t = useWords();
  if (props.rewriting) return <RunningFoot {...props} />;
  switch (props.message.state) {
    case "streaming":
      return props.connected ? <RunningFoot {...props} /> : <CutFoot />;
    case "stopped":
      return (
        <div className="answer__foot">
          <Icon name="stop" />
          <span>{t("messages.stopped")}</span>
          <AgainForm {...props} />
          {props.actions.canAskForPerson && <AskForPerson />}
        </div>
      );
    case "failed":
      return <FailedFoot {...props} />;
    case "complete":
      return canAnswerAgain(props) ? (
        <div className="answer__foot">
          <AgainForm {...props} />
        </div>
      ) : null;
    case "removed":
      return null;
  }
}

function canAnswerAgain({ newest, actions }: MessageItemProps): boolean {
  return newest && actions.againAction !== undefined;
}

function RunningFoot({ message: { seq }, articles, rewriting = false, actions }: MessageItemProps) {
  const t = useWords();
  const writing = articles ? t("messages.writing-from", { articles }) : t("messages.writing");
  return (
    <div className="answer__foot">
      {actions.stopAction && (
        <SeqForm action={actions.stopAction} seq={seq} onPress={actions.onStop}>
          <Button small icon="stop">
            {t("messages.stop")}
          </Button>
        </SeqForm>
      )}
      {rewriting && <TypingDots />}
      <span>{rewriting ? t("messages.looking") : writing}</span>
    </div>
  );
}

function CutFoot() {
  const t = useWords();
  return (
    <p className="answer__foot">
      <Icon name="off" />
      <span>{t("messages.rest-later")}</span>
    </p>
  );
}

function FailedFoot(props: MessageItemProps) {
  const t = useWords();
  const person = canAnswerAgain(props) ? "quiet" : "plain";
  return (
    <>
      <Strip icon="alert" tone="danger">
        {t(props.viewer === "user" ? "messages.answer-failed" : "messages.answer-failed-team")}
      </Strip>
      <div className="answer__foot">
        <AgainForm {...props} />
        {props.actions.canAskForPerson && <AskForPerson look={person} />}
      </div>
    </>
  );
}

/** Has the newest answer written again; after a failure it is the next step. */
function AgainForm(props: MessageItemProps) {
  const t = useWords();
  const { message, actions } = props;
  const failed = message.state === "failed";
  if (!actions.againAction || !canAnswerAgain(props)) return null;
  return (
    <SeqForm action={actions.againAction} seq={message.seq} onPress={actions.onAnswerAgain}>
      <Button small look={failed ? "plain" : "quiet"} icon="retry">
        {t(failed ? "common.try-again" : "messages.answer-again")}
      </Button>
    </SeqForm>
  );
}

type SeqFormProps = {
  action: string;
  seq: number;
  /** Takes over where a script runs. */
  onPress: ((seq: number) => void) | undefined;
  children: ReactNode;
};

/** The form of a button that is about one message. */
function SeqForm({ action, seq, onPress, children }: SeqFormProps) {
  function press(event: FormEvent) {
    if (!onPress) return;
    event.preventDefault();
    onPress(seq);
  }
  return (
    <form method="post" action={action} onSubmit={press}>
      <FormToken />
      <input type="hidden" name="seq" value={seq} />
      {children}
    </form>
  );
}
