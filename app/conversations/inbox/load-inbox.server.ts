import { z } from "zod";
import { searchText } from "~/http/text-fields";
import type { Actor } from "~/identity/actor";
import { listColleagues, type Colleague } from "~/conversations/casework/list-colleagues.server";
import type { Label } from "~/conversations/labels/label";
import { listLabels } from "~/conversations/labels/list-labels.server";
import { countViews } from "./count-views.server";
import { inboxStatuses, inboxViews, type InboxFilter, type InboxRow } from "./inbox-row";
import type { ViewCounts } from "./view-counts";
import { listConversations } from "./list-conversations.server";

/** How many rows the list shows at once. */
const rowsPerPage = 50;

/** The query of the inbox's list; `before` is the cursor of an older page, `label` a name or an id. */
export const InboxQuery = z.object({
  view: z.enum(inboxViews).default("all"),
  status: z.enum(inboxStatuses).default("open"),
  q: searchText.default(""),
  label: searchText.default(""),
  before: z.string().max(200).optional(),
});

/** The list of the inbox: which rows, what they were chosen by, where older ones begin, and whether it is the newest. */
export type LoadedInbox = {
  rows: InboxRow[];
  filter: InboxFilter;
  labels: Label[];
  counts: ViewCounts;
  team: Colleague[];
  older: string | null;
  follows: boolean;
};

export async function loadInbox(actor: Actor, query: z.output<typeof InboxQuery>): Promise<LoadedInbox> {
  const { before, label: asked, ...chosen } = query;
  const [labels, team, counts] = await Promise.all([
    listLabels(actor),
    listColleagues(actor),
    countViews(actor),
  ]);
  const label = labels.find(({ id, name }) => name === asked || id === asked)?.name ?? asked;
  const filter = { ...chosen, label };
  const { conversations, next } = await listConversations(actor, {
    view: filter.view,
    status: filter.status,
    q: filter.q || undefined,
    label: label || undefined,
    cursor: before,
    limit: rowsPerPage,
  });
  return { rows: conversations, filter, labels, team, counts, older: next, follows: before === undefined };
}
