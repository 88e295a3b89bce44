import { useWords } from "~/i18n/words";
import type { LiveThread } from "./use-live-conversation";
import { useOutgoing } from "./use-outgoing";
import { useThread } from "./use-thread";

/** The user's own thread: what is stored and live, and what is on its way. */
export function useOwnThread(loaded: LiveThread, viewerId: string, follows: boolean) {
  const t = useWords();
  const addresses = {
    events: "/messages/events",
    read: "/messages/read",
    typing: "/messages/typing",
    answer: `/messages/assistant/${loaded.conversation.id}/stream`,
  };
  const live = useThread(loaded, { viewer: "user", viewerId, addresses, follows });
  const outgoing = useOutgoing("/messages/send", { onSent: live.show, lost: t("messages.not-sent") });
  const stored = new Set(live.thread.messages.map(({ clientId }) => clientId));
  return {
    ...live,
    ...outgoing,
    send(text: string) {
      live.typing.onSent();
      outgoing.send(text);
    },
    pending: outgoing.pending.filter(({ clientId }) => !stored.has(clientId)),
  };
}
