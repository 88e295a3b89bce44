import { useWords, type Words } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { ButtonLink } from "~/ui/button";
import { Icon, type IconName } from "~/ui/icon";
import type { ThreadEvent, ThreadEventCode } from "../thread-event";
import { sayMoment, sayMonth, type ReaderClock } from "./reader-clock";

type AboutUserProps = {
  user: { id: string; name: string; email: string | null };
  /** ISO 8601 UTC, as the other times. */
  joinedAt: string;
  messageCount: number;
  online: boolean;
  lastSeenAt: string | null;
  /** Newest first. */
  events: Pick<ThreadEvent, "id" | "code" | "actor" | "createdAt">[];
  me: { id: string };
  clock: ReaderClock;
};

const iconOfEvent: Record<ThreadEventCode, IconName> = {
  "handoff-requested": "people",
  "taken-over": "person",
  "handed-back": "assistant",
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
            {events.map(({ id, code, actor, createdAt }) => (
              <li key={id}>
                <Icon name={iconOfEvent[code]} />
                <span>{sayEvent({ code, actor }, me, t)}</span>
                <time dateTime={createdAt}>{sayMoment(createdAt, clock, t)}</time>
              </li>
            ))}
          </ol>
        </section>
      )}
    </section>
  );
}

function sayEvent(
  { code, actor }: Pick<ThreadEvent, "code" | "actor">,
  me: { id: string },
  t: Words,
): string {
  if (!actor) return t(`messages.${code}-nobody`);
  return actor.id === me.id ? t(`messages.${code}-you`) : t(`messages.${code}`, { name: actor.name });
}
