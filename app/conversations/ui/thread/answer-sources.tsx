import type { Citation } from "~/conversations/message";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";

/** The articles an answer rests on. */
export function AnswerSources({ citations }: { citations: Citation[] }) {
  const t = useWords();
  return (
    <div className="sources">
      <h3 className="sources__title">{t("messages.sources")}</h3>
      <ul className="sources__list">
        {citations.map(({ articleId, title, url }) => (
          <li key={articleId}>
            <a className="source" href={url}>
              <Icon name="page" />
              <bdi className="source__title">{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
