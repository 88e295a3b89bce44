import type { ArticleCounts } from "~/conversations/votes/article-votes.server";
import { useWords } from "~/i18n/words";
import type { ArticleRow } from "~/knowledge/editing/edited-articles.server";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { dateIn, type Zone } from "~/ui/zone";

type ArticleListProps = {
  articles: ArticleRow[];
  /** What users said of the answers that rest on each, by its id. */
  votes: Record<string, ArticleCounts>;
  zone: Zone;
};

/** All articles, drafts as well, each the way to its own page. */
export function ArticleList({ articles, votes, zone }: ArticleListProps) {
  const t = useWords();
  return (
    <>
      <ButtonLink className="things__new" look="primary" icon="plus" href="/settings/articles/new">
        {t("settings.article-new")}
      </ButtonLink>
      {articles.length === 0 ? (
        <div className="empty">
          <Icon name="book" large />
          <p className="empty__title">{t("settings.articles-empty")}</p>
          <p className="empty__text">{t("settings.articles-empty-text")}</p>
        </div>
      ) : (
        <section aria-labelledby="articles">
          <h2 className="section__title" id="articles">
            {t("settings.articles")} <span className="count">{articles.length}</span>
          </h2>
          <ul className="things">
            {articles.map(({ id, title, state, updatedAt }) => (
              <li key={id}>
                <a className="thing" href={`/settings/articles/${id}`}>
                  <span className="thing__name">
                    <bdi className="thing__title">{title}</bdi>
                    {state === "draft" && <span className="chip">{t("settings.article-draft")}</span>}
                  </span>
                  <span className="thing__text">
                    {t("settings.article-updated", dateIn(updatedAt, zone))}
                    {votes[id] && ` · ${t("settings.article-votes", votes[id])}`}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
