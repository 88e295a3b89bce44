import type { FormEvent } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { Strip } from "~/ui/strip";
import { AskForPerson } from "./handoff-form";
import type { MessageItemProps } from "./message-item";

/** What stands under an answer that has not simply ended well: how it goes, how it ended, and the way on. */
export function AnswerFoot(props: MessageItemProps) {
  const t = useWords();
  switch (props.message.state) {
    case "streaming":
      return props.connected ? <RunningFoot {...props} /> : <CutFoot />;
    case "stopped":
      return (
        <div className="answer__foot">
          <Icon name="stop" />
          <span>{t("messages.stopped")}</span>
          <WaysOn {...props} again={t("messages.answer-again")} />
        </div>
      );
    case "failed":
      return (
        <>
          <Strip icon="alert" tone="danger">
            {t(props.viewer === "user" ? "messages.answer-failed" : "messages.answer-failed-team")}
          </Strip>
          <div className="answer__foot">
            <WaysOn {...props} again={t("common.try-again")} />
          </div>
        </>
      );
    case "complete":
    case "removed":
      return null;
  }
}

function RunningFoot({ message: { seq }, articles, actions: { stopAction, onStop } }: MessageItemProps) {
  const t = useWords();
  function stop(event: FormEvent) {
    if (!onStop) return;
    event.preventDefault();
    onStop(seq);
  }
  return (
    <div className="answer__foot">
      {stopAction && (
        <form method="post" action={stopAction} onSubmit={stop}>
          <FormToken />
          <input type="hidden" name="seq" value={seq} />
          <Button small icon="stop">
            {t("messages.stop")}
          </Button>
        </form>
      )}
      <span>{articles ? t("messages.writing-from", { articles }) : t("messages.writing")}</span>
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

function WaysOn({ message, newest, actions, again }: MessageItemProps & { again: string }) {
  const { onAnswerAgain, canAskForPerson } = actions;
  const isNextStep = message.state === "failed";
  const canAnswerAgain = newest && onAnswerAgain !== undefined;
  return (
    <>
      {canAnswerAgain && (
        <Button
          small
          look={isNextStep ? "plain" : "quiet"}
          icon="retry"
          type="button"
          onClick={() => onAnswerAgain(message.seq)}
        >
          {again}
        </Button>
      )}
      {canAskForPerson && <AskForPerson look={isNextStep && !canAnswerAgain ? "plain" : "quiet"} />}
    </>
  );
}
