import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { dateIn, type Zone } from "~/ui/zone";
import { HelpFrame, type HelpFrameProps } from "./help-frame";
import { WriteToUs } from "./write-to-us";

type HelpArticleProps = HelpFrameProps & {
  title: string;
  /** ISO 8601 UTC. */
  updatedAt: string;
  zone: Zone;
  /** The rendered text, whose headings start at h2, and the `id` of each part that links can lead to. */
  sections: { anchor: string | null; content: ReactNode }[];
  /** What stands below the text. */
  children?: ReactNode;
};

/** One article to read, and the way back to the conversation. */
export function HelpArticle({ title, updatedAt, zone, sections, children, ...frame }: HelpArticleProps) {
  const t = useWords();
  return (
    <HelpFrame {...frame}>
      <nav className="crumbs" aria-label={t("help.breadcrumb")}>
        <a className="crumbs__link" href="/help">
          {t("help.articles")}
        </a>
        <Icon name="next" directed />
        <span aria-current="page">{title}</span>
      </nav>
      <article className="article">
        <header className="article__head">
          <h1 className="article__title">{title}</h1>
          <p className="article__meta">
            <time dateTime={updatedAt}>{t("help.updated", dateIn(updatedAt, zone))}</time>
          </p>
        </header>
        <div className="prose">
          {sections.map(({ anchor, content }, index) => (
            <section className="passage" key={anchor ?? index} id={anchor ?? undefined}>
              {content}
            </section>
          ))}
        </div>
        {children}
        <footer className="article__foot">
          <WriteToUs home={frame.home} />
        </footer>
      </article>
    </HelpFrame>
  );
}
