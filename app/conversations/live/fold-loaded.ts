import { laterReceipt, withStatuses } from "./fold-event";
import { adjoins, foldPage } from "./fold-page";
import type { LiveConversation } from "./live-conversation";
import type { Message } from "~/conversations/message";

/**
 * Takes in a page loaded afresh. What else was read stays, if the reader moved on from that page by scrolling or by
 * loading its neighbours. What the stream told while it was being loaded is newer than it, and stays; so does who types
 * and who is here, which only the stream keeps current.
 */
export function foldLoaded<M extends Message>(
  live: LiveConversation<M>,
  loaded: LiveConversation<M>,
): LiveConversation<M> {
  if (live.conversation.id !== loaded.conversation.id) return loaded;
  const told = live.rev > loaded.rev ? live : loaded;
  const { conversation } = live.conversation.rev > loaded.conversation.rev ? live : loaded;
  return withStatuses({
    ...pagesOf(live, loaded),
    rev: told.rev,
    run: told.run,
    conversation,
    receipts: loaded.receipts.map((known) => live.receipts.reduce(laterReceipt, known)),
    typing: live.typing,
    ...(live.looking && { looking: live.looking }),
    presence: live.presence,
  });
}

function pagesOf<M extends Message>(
  live: LiveConversation<M>,
  loaded: LiveConversation<M>,
): LiveConversation<M> {
  if (adjoins(live, loaded)) return foldPage(live, loaded);
  if (live.messages.length === 0) return foldPage({ ...loaded, aside: live.aside }, loaded);
  // So much was said unheard that the newest page no longer adjoins: what came between is the next page.
  const last = live.messages.at(-1)?.seq ?? 0;
  return { ...live, page: { ...live.page, after: live.page.after ?? last } };
}
