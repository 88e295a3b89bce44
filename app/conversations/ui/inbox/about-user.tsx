import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import type { ThreadEvent } from "~/conversations/thread-event";
import { iconOfEvent, sayEvent } from "~/conversations/ui/thread/say-event";
import { sayMoment, sayMonth, type ReaderClock } from "~/conversations/ui/thread/reader-clock";

type AboutUserProps = {
  user: { id: string; name: string; email: string | null };
  /** ISO 8601 UTC, as the other times. */
  joinedAt: string;
  messageCount: number;
  online: boolean;
  lastSeenAt: string | null;
  /** Newest first. */
  events: Pick<ThreadEvent, "id" | "code" | "actor" | "params" | "createdAt">[];
  me: { id: string };
  clock: ReaderClock;
  /** What can be changed about the conversation. */
  children?: ReactNode;
};

/** Who the user is and what happened so far, beside the thread. */
export function AboutUser(props: AboutUserProps) {
  const { user, joinedAt, messageCount, online, lastSeenAt, events, me, clock } = props;
  const t = useWords();
  return (
    <section className="pane about" id="about" aria-label={t("inbox.about", { name: user.name })}>
      <ButtonLink look="quiet" icon="close" iconOnly className="about__close" href="#thread">
        {t("inbox.about-close")}
      </ButtonLink>
      <div className="about__person">
        <Avatar name={user.name} seed={user.id} size="large" />
        <h2 className="about__name">
          <bdi>{user.name}</bdi>
        </h2>
        <p className="presence">
          <span className={online ? "dot" : "dot dot--away"} />
          <span className="presence__text">
            {online && t("inbox.here-now")}
            {!online && lastSeenAt && t("inbox.last-seen", { time: sayMoment(lastSeenAt, clock, t) })}
            {!online && !lastSeenAt && t("inbox.never-seen")}
          </span>
        </p>
      </div>
      {props.children}
      <section>
        <h3 className="about__title">{t("inbox.person")}</h3>
        <dl className="facts">
          {user.email && (
            <>
              <dt>{t("inbox.email")}</dt>
              <dd>
                <a className="link" href={`mailto:${user.email}`}>
                  {user.email}
                </a>
              </dd>
            </>
          )}
          <dt>{t("inbox.joined")}</dt>
          <dd>{sayMonth(joinedAt, clock, t)}</dd>
          <dt>{t("inbox.messages")}</dt>
          <dd className="num">{messageCount}</dd>
        </dl>
      </section>
      {events.length > 0 && (
        <section>
          <h3 className="about__title">{t("inbox.what-happened")}</h3>
          <ol className="story">
            {events.map((event) => (
              <li key={event.id}>
                <Icon name={iconOfEvent[event.code]} />
                <span>{sayEvent(event, { viewerId: me.id, clock, t })}</span>{" "}
                <time dateTime={event.createdAt}>{sayMoment(event.createdAt, clock, t)}</time>
              </li>
            ))}
          </ol>
        </section>
      )}
    </section>
  );
}
