import type { ConversationSummary } from "./conversation";
import type { InboxFilter, InboxRow } from "./inbox-row";

/** Whether a conversation belongs in the list; what was searched for stays as the server found it. */
function belongs(row: InboxRow, filter: InboxFilter, meId: string): boolean {
  if (row.status !== filter.status || filter.q !== "") return false;
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

/** Takes the list loaded afresh in: a row that changed while it was being loaded stays as it is. */
export function foldLoadedRows(rows: InboxRow[], loaded: InboxRow[]): InboxRow[] {
  const shown = new Map(rows.map((row) => [row.id, row]));
  return loaded.map((row) => {
    const known = shown.get(row.id);
    return known && known.rev > row.rev ? known : row;
  });
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
