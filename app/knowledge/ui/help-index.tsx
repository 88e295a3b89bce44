import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { HelpFrame, type HelpFrameProps } from "./help-frame";
import { WriteToUs } from "./write-to-us";

type HelpIndexProps = HelpFrameProps & { articles: { slug: string; title: string }[] };

/** All published articles of the organization, in the order they are given. */
export function HelpIndex({ articles, ...frame }: HelpIndexProps) {
  const t = useWords();
  return (
    <HelpFrame {...frame}>
      <header className="article__head">
        <h1 className="article__title">{t("help.articles")}</h1>
        <p className="article__meta">{t("help.intro", { organization: frame.organizationName })}</p>
      </header>
      {articles.length === 0 ? (
        <div className="empty">
          <Icon name="book" large />
          <p className="empty__title">{t("help.empty")}</p>
          <p className="empty__text">{t("help.empty-text")}</p>
        </div>
      ) : (
        <ul className="related__list">
          {articles.map(({ slug, title }) => (
            <li key={slug}>
              <a className="related__link" href={`/help/${slug}`}>
                <Icon name="page" />
                <span>{title}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <footer className="articles__foot">
        <WriteToUs home={frame.home} />
      </footer>
    </HelpFrame>
  );
}
