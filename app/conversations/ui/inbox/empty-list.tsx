import { Link } from "@remix-run/react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { searchOfFilter, type InboxFilter } from "~/conversations/inbox/inbox-row";

/** Why the list is empty, and where to look instead. */
export function EmptyList({ filter }: { filter: InboxFilter }) {
  const t = useWords();
  if (filter.q) {
    return (
      <div className="empty">
        <Icon name="search" large />
        <p className="empty__title">{t("inbox.empty-search", { query: filter.q })}</p>
        <p className="empty__text">{t("inbox.empty-search-text")}</p>
        <Link className="button button--plain button--small" to={`/inbox${elsewhere(filter)}`}>
          {t(narrowed(filter) ? "inbox.search-all" : "inbox.show-all")}
        </Link>
      </div>
    );
  }
  if (filter.label) {
    return (
      <div className="empty">
        <Icon name="tag" large />
        <p className="empty__title">{t("inbox.empty-label", { label: filter.label })}</p>
        <p className="empty__text">{t("inbox.empty-label-text")}</p>
        <Link
          className="button button--plain button--small"
          to={`/inbox${searchOfFilter({ ...filter, label: "" })}`}
        >
          {t("inbox.label-clear")}
        </Link>
      </div>
    );
  }
  const kind = filter.status === "open" ? filter.view : filter.status;
  return (
    <div className="empty">
      <Icon name="tray" large />
      <p className="empty__title">{t(`inbox.empty-${kind}`)}</p>
      <p className="empty__text">{t(`inbox.empty-${kind}-text`)}</p>
    </div>
  );
}

const narrowed = (filter: InboxFilter) =>
  filter.view !== "all" || filter.status !== "open" || filter.label !== "";

const elsewhere = (filter: InboxFilter) => (narrowed(filter) ? searchOfFilter({ q: filter.q }) : "");
