import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import type { Looking } from "~/conversations/conversation";
import type { Label } from "~/conversations/labels/label";
import { searchOfPlace, type InboxPlace, type InboxRow } from "~/conversations/inbox/inbox-row";
import { commandControl } from "~/conversations/ui/commands/command-control";
import { AlsoLooking } from "./also-looking";
import { CaseStatus } from "./case-status";
import { HandlingForm } from "./handling-form";
import { LabelChips } from "./label-chips";
import { sayMoment, sayWait, type ReaderClock } from "~/conversations/ui/thread/reader-clock";

type CaseHeadProps = {
  conversation: Pick<
    InboxRow,
    "id" | "status" | "user" | "handledBy" | "assignee" | "labels" | "waitingSince" | "running"
  > & {
    snoozedUntil?: string;
  };
  filter: InboxPlace;
  labels: readonly Label[];
  me: { id: string };
  clock: ReaderClock;
  /** Colleagues who have it in view. */
  looking?: readonly Looking[] | undefined;
  /** The way to search the thread, where there is one. */
  search?: ReactNode;
};

/** Whose conversation it is, who holds it, and the button that changes that. */
export function CaseHead({ conversation, filter, labels, me, clock, looking, search }: CaseHeadProps) {
  const t = useWords();
  const { id, user, handledBy } = conversation;
  return (
    <div className="case__head">
      <Link
        className="button button--quiet button--icon back"
        {...commandControl("back")}
        to={`/inbox${searchOfPlace(filter)}`}
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
        <div className="case__line">
          <p className="case__state">
            {conversation.status === "open" ? (
              <WhoAnswers conversation={conversation} me={me} clock={clock} />
            ) : (
              <PutAway conversation={conversation} clock={clock} />
            )}
          </p>
          <AlsoLooking people={looking ?? []} />
          <LabelChips names={conversation.labels} labels={labels} />
        </div>
      </div>
      <div className="case__tools">
        {search}
        <ButtonLink look="quiet" icon="side" iconOnly className="about__open" href="#about">
          {t("inbox.about", { name: user.name })}
        </ButtonLink>
        <CaseStatus id={id} status={conversation.status} clock={clock} />
        <HandlingForm id={id} handledBy={handledBy} />
      </div>
    </div>
  );
}

function PutAway({ conversation, clock }: Pick<CaseHeadProps, "conversation" | "clock">) {
  const t = useWords();
  const { status, snoozedUntil } = conversation;
  return (
    <>
      <Icon name={status === "snoozed" ? "moon" : "done"} />
      <span>
        {snoozedUntil
          ? t("inbox.snoozed-until", { time: sayMoment(snoozedUntil, clock, t) })
          : t("inbox.status-resolved")}
      </span>
    </>
  );
}

function WhoAnswers({ conversation, me, clock }: Pick<CaseHeadProps, "conversation" | "me" | "clock">) {
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
