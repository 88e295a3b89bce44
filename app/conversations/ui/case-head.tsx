import { Link } from "@remix-run/react";
import { useWords } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { Button, ButtonLink } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { searchOfFilter, type InboxFilter, type InboxRow } from "../inbox-row";
import { sayWait, type ReaderClock } from "./reader-clock";

type CaseHeadProps = {
  conversation: Pick<InboxRow, "id" | "user" | "handledBy" | "assignee" | "waitingSince" | "running">;
  filter: Pick<InboxFilter, "view" | "status">;
  me: { id: string };
  clock: ReaderClock;
};

/** Whose conversation it is, who holds it, and the button that changes that. */
export function CaseHead({ conversation, filter, me, clock }: CaseHeadProps) {
  const t = useWords();
  const { id, user, handledBy } = conversation;
  return (
    <div className="case__head">
      <Link
        className="button button--quiet button--icon back"
        to={`/inbox${searchOfFilter({ view: filter.view, status: filter.status })}`}
      >
        <span className="hidden-text">{t("inbox.back")}</span>
        <Icon name="back" directed />
      </Link>
      <div className="case__who">
        <h1 className="case__name" id="case-name">
          <a href="#about">
            <bdi>{user.name}</bdi>
          </a>
        </h1>
        <p className="case__state">
          <WhoAnswers conversation={conversation} me={me} clock={clock} />
        </p>
      </div>
      <div className="case__tools">
        <ButtonLink look="quiet" icon="side" iconOnly className="about__open" href="#about">
          {t("inbox.about", { name: user.name })}
        </ButtonLink>
        <form method="post" action={`/inbox/${id}/handling`}>
          <FormToken />
          <input type="hidden" name="handledBy" value={handledBy === "team" ? "assistant" : "team"} />
          {handledBy === "team" ? (
            <Button icon="assistant">
              <span className="case__word">{t("inbox.hand-back")}</span>
              <span className="case__short-word" aria-hidden="true">
                {t("inbox.hand-back-short")}
              </span>
            </Button>
          ) : (
            <Button look="primary">{t("inbox.take-over")}</Button>
          )}
        </form>
      </div>
    </div>
  );
}

function WhoAnswers({ conversation, me, clock }: Omit<CaseHeadProps, "filter">) {
  const t = useWords();
  const { handledBy, assignee, running, waitingSince } = conversation;
  if (handledBy === "assistant") {
    return (
      <>
        <Icon name="assistant" />
        <span>{t(running ? "inbox.assistant-answering" : "inbox.assistant-handles")}</span>
      </>
    );
  }
  if (assignee) {
    return (
      <>
        <Avatar name={assignee.name} seed={assignee.id} />
        <span>
          {assignee.id === me.id ? t("inbox.you-answer") : t("inbox.handles", { name: assignee.name })}
        </span>
      </>
    );
  }
  const wait = waitingSince ? sayWait(waitingSince, clock, t) : null;
  return (
    <>
      <Icon name={wait?.long ? "warning" : wait ? "clock" : "nobody"} />
      <span className={wait ? `wait${wait.long ? " wait--long" : ""}` : undefined}>
        {wait ? wait.text : t("inbox.nobody-answers")}
      </span>
    </>
  );
}
