import { Fragment } from "react";
import { Link } from "@remix-run/react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import type { Label } from "~/conversations/labels/label";
import { useScripted } from "~/ui/use-scripted";
import { commandControl } from "~/conversations/ui/commands/command-control";
import { inboxStatuses, searchOfFilter, type InboxFilter } from "~/conversations/inbox/inbox-row";
import { Swatch } from "./label-chips";

/** Search, label and status of the list. Each keeps what the other is set to. */
export function ListFilters({ filter, labels }: { filter: InboxFilter; labels: readonly Label[] }) {
  const t = useWords();
  const scripted = useScripted();
  return (
    <>
      <form className="search" role="search" action="/inbox">
        {filter.view !== "all" && <input type="hidden" name="view" value={filter.view} />}
        {filter.status !== "open" && <input type="hidden" name="status" value={filter.status} />}
        {filter.label && <input type="hidden" name="label" value={filter.label} />}
        <label className="hidden-text" htmlFor="q">
          {t("inbox.search")}
        </label>
        <Icon name="search" />
        <input
          className="input input--small"
          id="q"
          {...commandControl("search")}
          name="q"
          type="search"
          defaultValue={filter.q}
          placeholder={t("inbox.search-placeholder")}
        />
        {scripted && (
          <kbd className="key" aria-hidden="true">
            /
          </kbd>
        )}
      </form>
      {filter.label && (
        <Link className="chip chip--chosen" to={`/inbox${searchOfFilter({ ...filter, label: "" })}`}>
          <Swatch name={filter.label} labels={labels} />
          <bdi>{filter.label}</bdi>
          <span className="hidden-text">{t("inbox.label-clear")}</span>
          <Icon name="close" />
        </Link>
      )}
      <nav className="tabs" aria-label={t("inbox.status")}>
        {inboxStatuses.map((status) => (
          <Fragment key={status}>
            <Link
              className="tab"
              to={`/inbox${searchOfFilter({ ...filter, status })}`}
              aria-current={status === filter.status ? "page" : undefined}
            >
              {t(`inbox.status-${status}`)}
            </Link>{" "}
          </Fragment>
        ))}
      </nav>
    </>
  );
}
