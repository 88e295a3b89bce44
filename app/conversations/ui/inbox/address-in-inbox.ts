import { searchOfPlace, type InboxPlace } from "~/conversations/inbox/inbox-row";
import type { ThreadAddress } from "~/conversations/history/thread-address";

/** Where a thread is read in the inbox, beside the list as it is shown. */
export function addressInInbox(conversationId: string, place: InboxPlace): ThreadAddress {
  return { path: `/inbox/${conversationId}`, kept: searchOfPlace(place).slice(1) };
}

/** What a form adds to its page's address so that the list stays as it is. */
export function keptInInbox(place: InboxPlace): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(searchOfPlace(place)));
}
