import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { HelpFrame, type HelpFrameProps } from "./help-frame";
import { WriteToUs } from "./write-to-us";

/** In place of an article that is not there, or no longer: an old answer may still lead to it. */
export function MissingArticle({ home }: Pick<HelpFrameProps, "home">) {
  const t = useWords();
  return (
    <HelpFrame organizationName={t("help.articles")} home={home}>
      <header className="article__head">
        <h1 className="article__title">{t("help.missing")}</h1>
        <p className="article__meta">{t("help.missing-text")}</p>
      </header>
      <a className="related__link" href="/help">
        <Icon name="book" />
        <span>{t("help.all")}</span>
      </a>
      <footer className="articles__foot">
        <WriteToUs home={home} />
      </footer>
    </HelpFrame>
  );
}
