import type { ConversationSummary } from "~/conversations/conversation";

/** Which conversations the inbox lists. */
export const inboxViews = ["all", "mine", "unassigned", "assistant"] as const;
export type InboxView = (typeof inboxViews)[number];

export const inboxStatuses = ["open", "snoozed", "resolved"] as const;

/** What the reader asked the list for; `q` is searched in messages, names and e-mail addresses. Empty is any. */
export type InboxFilter = {
  view: InboxView;
  status: (typeof inboxStatuses)[number];
  q: string;
  /** A label's name. */
  label: string;
};

/** What the list beside a conversation is chosen by. */
export type InboxPlace = Pick<InboxFilter, "view" | "status" | "label">;

/** One conversation as a row of the inbox. `running`: the assistant is answering. Times are ISO 8601 UTC. */
export type InboxRow = Pick<
  ConversationSummary,
  | "id"
  | "rev"
  | "user"
  | "status"
  | "handledBy"
  | "assignee"
  | "labels"
  | "lastMessage"
  | "unread"
  | "waitingSince"
> & { running: boolean };

/** The part of a filter that addresses carry, empty for what the inbox opens with: `?view=mine&status=resolved`. */
export function searchOfFilter(filter: Partial<InboxFilter> & { before?: string }): string {
  const search = new URLSearchParams();
  if (filter.view && filter.view !== "all") search.set("view", filter.view);
  if (filter.status && filter.status !== "open") search.set("status", filter.status);
  if (filter.label) search.set("label", filter.label);
  if (filter.q) search.set("q", filter.q);
  if (filter.before) search.set("before", filter.before);
  return search.size > 0 ? `?${search}` : "";
}

/** The same without what was searched for: the list beside a conversation. */
export const searchOfPlace = ({ view, status, label }: InboxPlace) => searchOfFilter({ view, status, label });
