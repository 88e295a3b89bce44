import type { SavedReply } from "~/conversations/replies/saved-reply";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";

/** The saved replies, each the way to its own page. */
export function ReplyList({ replies }: { replies: SavedReply[] }) {
  const t = useWords();
  if (replies.length === 0)
    return (
      <div className="empty">
        <Icon name="saved" large />
        <p className="empty__title">{t("settings.replies-empty")}</p>
        <p className="empty__text">{t("settings.replies-empty-text")}</p>
      </div>
    );
  return (
    <section aria-labelledby="replies">
      <h2 className="section__title" id="replies">
        {t("settings.replies")} <span className="count">{replies.length}</span>
      </h2>
      <ul className="things">
        {replies.map(({ id, title, body }) => (
          <li key={id}>
            <a className="thing" href={`/settings/replies/${id}`}>
              <span className="thing__name">
                <bdi className="thing__title">{title}</bdi>
              </span>
              <span className="thing__text" dir="auto">
                {body.slice(0, 200)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
