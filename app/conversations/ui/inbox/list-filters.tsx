import { Link } from "@remix-run/react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { inboxStatuses, searchOfFilter, type InboxFilter } from "~/conversations/inbox/inbox-row";

/** Search and status of the list. Each keeps what the other is set to. */
export function ListFilters({ filter }: { filter: InboxFilter }) {
  const t = useWords();
  return (
    <>
      <form className="search" role="search" action="/inbox">
        {filter.view !== "all" && <input type="hidden" name="view" value={filter.view} />}
        {filter.status !== "open" && <input type="hidden" name="status" value={filter.status} />}
        <label className="hidden-text" htmlFor="q">
          {t("inbox.search")}
        </label>
        <Icon name="search" />
        <input
          className="input input--small"
          id="q"
          name="q"
          type="search"
          defaultValue={filter.q}
          placeholder={t("inbox.search-placeholder")}
        />
      </form>
      <nav className="tabs" aria-label={t("inbox.status")}>
        {inboxStatuses.map((status) => (
          <Link
            key={status}
            className="tab"
            to={`/inbox${searchOfFilter({ ...filter, status })}`}
            aria-current={status === filter.status ? "page" : undefined}
          >
            {t(`inbox.status-${status}`)}
          </Link>
        ))}
      </nav>
    </>
  );
}
