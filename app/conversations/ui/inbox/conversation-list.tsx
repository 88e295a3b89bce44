import { Link } from "@remix-run/react";
import { useWords } from "~/i18n/words";
import { Button, ButtonLink } from "~/ui/button";
import { searchOfFilter, type InboxFilter, type InboxRow } from "~/conversations/inbox/inbox-row";
import type { Colleague } from "~/conversations/casework/list-colleagues.server";
import { BulkBar } from "./bulk-bar";
import { RowTick } from "./row-tick";
import type { Label } from "~/conversations/labels/label";
import { ConversationRow } from "./conversation-row";
import { EmptyList } from "./empty-list";
import { ListFilters } from "./list-filters";
import { useHeldRows } from "./use-held-rows";
import type { ReaderClock } from "~/conversations/ui/thread/reader-clock";

type ConversationListProps = {
  rows: InboxRow[];
  filter: InboxFilter;
  /** The conversation that is open beside the list. */
  selectedId?: string;
  labels: readonly Label[];
  /** Who answers for the organization. */
  team: readonly Colleague[];
  /** The cursor of the next older page, null at the end. */
  older: string | null;
  me: { id: string; name: string };
  clock: ReaderClock;
};

/** The list of conversations with its filters. It names the page while no conversation is open. */
export function ConversationList(props: ConversationListProps) {
  const { filter, labels, team, selectedId, older, me, clock } = props;
  const t = useWords();
  const { rows, changes, added, show, grip } = useHeldRows(props.rows, searchOfFilter(filter));
  const Heading = selectedId ? "h2" : "h1";
  return (
    <section className="pane list" id="list" tabIndex={-1} aria-labelledby="list-title" {...grip}>
      <div className="list__head">
        <div className="list__title">
          <ButtonLink look="quiet" icon="menu" iconOnly className="list__menu" href="#views">
            {t("inbox.open-views")}
          </ButtonLink>
          <Heading className="list__name" id="list-title">
            {t(`inbox.view-${filter.view}`)}
          </Heading>
          {changes > 0 && (
            <Button small onClick={show}>
              {changes === added
                ? t("inbox.held-new", { count: added })
                : t("inbox.held-changes", { count: changes })}
            </Button>
          )}
          <label className="button button--quiet button--small choosing">
            <input type="checkbox" className="hidden-text" autoComplete="off" />
            {t("inbox.choose-several")}
          </label>
        </div>
        <ListFilters filter={filter} labels={labels} />
      </div>
      <div className="rows">
        {rows.length === 0 && <EmptyList filter={filter} />}
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <RowTick id={row.id} name={row.user.name} />
              <ConversationRow
                row={row}
                filter={filter}
                labels={labels}
                current={row.id === selectedId}
                me={me}
                clock={clock}
              />
            </li>
          ))}
        </ul>
        {older && (
          <p className="rows__end">
            <Link
              className="button button--quiet button--small"
              to={`/inbox${searchOfFilter({ ...filter, before: older })}`}
            >
              {t("inbox.older")}
            </Link>
          </p>
        )}
      </div>
      <BulkBar status={filter.status} team={team} labels={labels} me={me} clock={clock} />
    </section>
  );
}
