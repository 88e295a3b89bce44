import { searchOfFilter, type InboxFilter } from "~/conversations/inbox/inbox-row";
import type { ThreadAddress } from "~/conversations/history/thread-address";

type Shown = Pick<InboxFilter, "view" | "status">;

/** Where a thread is read in the inbox, beside the list as it is shown. */
export function addressInInbox(conversationId: string, { view, status }: Shown): ThreadAddress {
  return { path: `/inbox/${conversationId}`, kept: searchOfFilter({ view, status }).slice(1) };
}

/** What a form adds to its page's address so that the list stays as it is. */
export function keptInInbox({ view, status }: Shown): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(searchOfFilter({ view, status })));
}
