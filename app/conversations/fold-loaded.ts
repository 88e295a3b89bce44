import { foldEvent, laterReceipt, withStatuses } from "./fold-event";
import type { LiveConversation, StreamedEvent } from "./live-conversation";
import type { Message } from "./message";

/**
 * Takes in a page loaded afresh. What the stream told while it was being loaded is newer than it, and stays; so does
 * who types and who is here, which only the stream keeps current.
 */
export function foldLoaded<M extends Message>(
  live: LiveConversation<M>,
  loaded: LiveConversation<M>,
): LiveConversation<M> {
  if (live.conversation.id !== loaded.conversation.id) return loaded;
  if (live.page.after !== null || loaded.page.after !== null) return loaded;
  const base = { ...loaded, typing: live.typing, presence: live.presence };
  if (live.rev <= loaded.rev) return base;
  const later: StreamedEvent<M>[] = [
    ...live.messages.map((data) => ({ event: "message" as const, data })),
    ...live.events.map((data) => ({ event: "thread-event" as const, data })),
    { event: "conversation" as const, data: live.conversation },
  ].filter(({ data }) => data.rev > loaded.rev);
  const receipts = loaded.receipts.map((known) => live.receipts.reduce(laterReceipt, known));
  const told = later.reduce((folded, event) => foldEvent(folded, event), {
    ...base,
    receipts,
    run: live.run,
  });
  return withStatuses({ ...told, typing: live.typing });
}
