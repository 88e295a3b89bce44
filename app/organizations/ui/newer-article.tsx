import { useWords } from "~/i18n/words";
import type { EditedArticle } from "~/knowledge/editing/edited-articles.server";

/** What somebody else saved meanwhile, beside what was typed over it. */
export function NewerArticle({ article: { title, body } }: { article: EditedArticle }) {
  const t = useWords();
  return (
    <details className="look">
      <summary>{t("settings.article-stored")}</summary>
      <p className="kept-other" dir="auto">
        <strong>{title}</strong>
        {`\n\n${body}`}
      </p>
    </details>
  );
}
