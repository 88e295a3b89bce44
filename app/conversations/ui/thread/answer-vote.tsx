import { useState, type MouseEvent } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import type { MessageItemProps } from "./message-item";
import { VoteReason } from "./vote-reason";

/** Whether an answer helped: for its user to say, for the team to read. */
export function AnswerVote(props: MessageItemProps) {
  if (props.viewer === "organization") return <VoteTold {...props} />;
  return props.actions.voteAction === undefined ? null : <VoteButtons {...props} />;
}

function VoteTold({ message: { vote }, counterpart }: MessageItemProps) {
  const t = useWords();
  if (!vote) return null;
  const isUp = vote.value === "up";
  return (
    <p className="vote vote--told">
      <Icon name={isUp ? "yes" : "no"} />
      <span>
        {t(isUp ? "messages.vote-told-up" : "messages.vote-told-down", { name: counterpart })}
        {vote.reason && (
          <>
            {": "}
            <q dir="auto">{vote.reason}</q>
          </>
        )}
      </span>
    </p>
  );
}

function VoteButtons({ message: { id, seq, vote }, actions }: MessageItemProps) {
  const t = useWords();
  const [explains, setExplains] = useState(false);
  const { voteAction, onVote, canExplain } = actions;
  const button = (value: "up" | "down") => {
    const isPressed = vote?.value === value;
    const next = isPressed ? "none" : value;
    const press = (event: MouseEvent) => {
      if (!onVote) return;
      event.preventDefault();
      setExplains(next === "down");
      onVote(seq, next);
    };
    return (
      <Button
        small
        look="quiet"
        icon={value === "up" ? "yes" : "no"}
        name="vote"
        value={next}
        aria-pressed={isPressed}
        onClick={press}
      >
        {t(`messages.vote-${value}`)}
      </Button>
    );
  };
  return (
    <div className="vote">
      <form method="post" action={voteAction}>
        <FormToken />
        <input type="hidden" name="seq" value={seq} />
        <div className="answer__foot answer__foot--flush" role="group" aria-label={t("messages.vote")}>
          {button("up")} {button("down")}{" "}
          {vote && <span className="vote__thanks">{t("messages.vote-thanks")}</span>}
        </div>
      </form>
      {vote?.value === "down" && canExplain && (
        <VoteReason
          place={`#message-${seq}`}
          action={`/messages/vote/${id}`}
          reason={vote.reason}
          open={explains}
          onOpen={setExplains}
          onSubmitText={onVote && ((reason) => onVote(seq, "down", reason))}
        />
      )}
    </div>
  );
}
