import type { ConversationSummary } from "~/conversations/conversation";
import type { InboxFilter, InboxRow } from "~/conversations/inbox/inbox-row";

/** Whether a conversation belongs in the list; what was searched for stays as the server found it. */
function belongs(row: InboxRow, filter: InboxFilter, meId: string): boolean {
  if (row.status !== filter.status || filter.q !== "") return false;
  if (filter.label !== "" && !row.labels.includes(filter.label)) return false;
  switch (filter.view) {
    case "all":
      return true;
    case "mine":
      return row.assignee?.id === meId;
    case "unassigned":
      return row.assignee === null && row.handledBy === "team";
    case "assistant":
      return row.handledBy === "assistant";
  }
}

/** Takes a changed conversation into the list: newest activity first, gone where it no longer belongs. */
export function foldRow(
  rows: InboxRow[],
  changed: ConversationSummary,
  { filter, meId }: { filter: InboxFilter; meId: string },
): InboxRow[] {
  const at = rows.findIndex(({ id }) => id === changed.id);
  if (at >= 0 && (rows[at]?.rev ?? 0) > changed.rev) return rows;
  const others = rows.filter(({ id }) => id !== changed.id);
  if (!belongs(changed, filter, meId)) return filter.q !== "" && at >= 0 ? rows.with(at, changed) : others;
  const time = (row: InboxRow) => row.lastMessage?.createdAt ?? "";
  const place = others.findIndex((row) => time(row) <= time(changed));
  return others.toSpliced(place === -1 ? others.length : place, 0, changed);
}

/** Takes a list loaded afresh in: whatever was `heard` while it was on its way is newer, also of rows it lacks. */
export function foldLoadedRows(
  loaded: InboxRow[],
  heard: Iterable<ConversationSummary>,
  list: { filter: InboxFilter; meId: string },
): InboxRow[] {
  return [...heard].reduce((rows, changed) => foldRow(rows, changed, list), loaded);
}
