import { useCallback, useEffect, useMemo, useRef } from "react";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";
import type { PendingMessage } from "~/conversations/ui/thread/thread-message";
import { useDraft } from "~/conversations/ui/composer/use-draft";
import { useOutbox } from "~/conversations/ui/composer/use-outbox";
import { useKeptFocus } from "~/ui/use-kept-focus";
import { useThread } from "~/conversations/ui/use-thread";

/**
 * The user's own thread: what is stored and live, what is on its way, and what is being written in `box`.
 * `refreshing`: without scripts the page refreshes itself, and takes away what is being written.
 */
export function useOwnThread(loaded: LiveThread, viewerId: string, refreshing: boolean) {
  const addresses = {
    history: "/messages/history",
    read: "/messages/read",
    typing: "/messages/typing",
    answer: `/messages/assistant/${loaded.conversation.id}/stream`,
  };
  const place = `${viewerId} ${loaded.conversation.id}`;
  const live = useThread(loaded, { viewer: "user", viewerId, addresses });
  useKeptFocus("#body");
  const { follows } = live;
  const { messages } = live.thread;
  const { pending, hold, durable, send, retry, drop, wake } = useOutbox("/messages/send", {
    memberId: viewerId,
    place,
    onSent: async (message) => (follows ? live.show(message) : undefined),
  });
  const stored = new Set(messages.map(({ clientId }) => clientId));
  const unsent = pending.filter(({ clientId }) => !stored.has(clientId));

  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(place, { box, onType: live.typing.onType, sent: [...messages, ...pending] });
  const { putBack } = draft;
  const edit = useCallback(
    ({ clientId, body }: PendingMessage) => {
      putBack(body);
      drop(clientId);
    },
    [putBack, drop],
  );

  const landed = pending.find(({ clientId }) => stored.has(clientId))?.clientId;
  useEffect(() => {
    if (landed) drop(landed);
  }, [landed, drop]);

  const isConnected = live.connection === "open";
  useEffect(() => {
    if (isConnected) wake();
  }, [isConnected, wake]);

  const { press } = live.buttons;
  const canAskForPerson = live.thread.conversation.handledBy === "assistant";
  const actions = useMemo(
    () => ({
      stopAction: "/messages/assistant/stop",
      onStop: (seq: number) => press("/messages/assistant/stop", { seq: String(seq) }),
      canAskForPerson,
      ...(canAskForPerson && follows
        ? {
            againAction: "/messages/assistant/again",
            onAnswerAgain: (seq: number) => press("/messages/assistant/again", { seq: String(seq) }),
          }
        : {}),
      voteAction: "/messages/vote",
      canExplain: !refreshing,
      onVote: (seq: number, vote: string, reason?: string) =>
        press("/messages/vote", { seq: String(seq), vote, ...(reason === undefined ? {} : { reason }) }),
      onSendAgain: retry,
      onDelete: drop,
      onEdit: edit,
    }),
    [press, canAskForPerson, follows, refreshing, retry, drop, edit],
  );

  return {
    ...live,
    actions,
    box,
    draft,
    /** Drawn at the end of the newest page. */
    pending: follows ? unsent : [],
    outbox: {
      /** How many go out by themselves; those that failed, and what they hold up, wait for their author. */
      waiting: unsent.filter(({ status }) => status === "sending" || status === "queued").length,
      stuck: unsent.some(({ status }) => status === "failed"),
      hold,
      durable,
    },
    send(text: string): void {
      live.typing.onSent();
      const taken = draft.take(text);
      void send({ clientId: taken.clientId, body: text }).then(() => draft.forget(taken));
    },
  };
}
