import type { ArticleVotes as Votes } from "~/conversations/votes/article-votes.server";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";

/** For the team, under an article: whether the answers that rest on it helped, and why they did not. */
export function ArticleVotes({ up, down, reasons }: Votes) {
  const t = useWords();
  return (
    <section className="article-votes" aria-labelledby="article-votes">
      <h2 className="article-votes__title" id="article-votes">
        {t("help.votes")}
      </h2>
      <dl className="article-votes__counts">
        <dt>
          <Icon name="yes" />
          {t("messages.vote-up")}
        </dt>
        <dd className="num">{up}</dd>
        <dt>
          <Icon name="no" />
          {t("messages.vote-down")}
        </dt>
        <dd className="num">{down}</dd>
      </dl>
      {reasons.length > 0 && (
        <ul className="article-votes__reasons">
          {reasons.map(({ conversationId, seq, reason }) => (
            <li key={`${conversationId} ${seq}`}>
              <q dir="auto">{reason}</q>{" "}
              <a className="link" href={`/inbox/${conversationId}?around=${seq}#message-${seq}`}>
                {t("help.votes-answer")}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
