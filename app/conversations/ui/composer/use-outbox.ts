import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Message } from "~/conversations/message";
import { useWords } from "~/i18n/words";
import { deviceOutbox, type KeptMessage } from "./device-outbox";
import { keepMessages } from "~/conversations/ui/thread/kept-messages";
import { openOutbox, type Outbox } from "./outbox";
import type { OutboxHold } from "./retry-pause";
import { postMessage } from "./post-message";
import type { PendingMessage } from "~/conversations/ui/thread/thread-message";

/** What waits to be sent, why it does not go out, and whether it outlives this page. */
type View = { waiting: KeptMessage[]; hold: OutboxHold | null; durable: boolean };

type Options = {
  memberId: string;
  /** Where one member writes: what waits at other places is another matter. */
  place: string;
  onSent: (message: Message) => Promise<void>;
};

/** The outbox of one place while its page is shown: read after the first render, since no server knows of it. */
export function useOutbox(url: string, { memberId, place, onSent }: Options) {
  const t = useWords();
  const [view, setView] = useState<View>({ waiting: [], hold: null, durable: true });
  const outbox = useRef<Outbox | null>(null);
  const latest = useRef(onSent);
  useEffect(() => {
    latest.current = onSent;
  });

  useEffect(() => {
    const kept = keepMessages(deviceOutbox(place));
    const opened = openOutbox({
      place,
      kept,
      post: ({ clientId, body }) => postMessage(url, memberId, { clientId, body }),
      onSent: (message) => latest.current(message),
      onChange: (waiting, hold) => setView({ waiting, hold, durable: kept.durable }),
    });
    outbox.current = opened;
    window.addEventListener("online", opened.wake);
    window.addEventListener("focus", opened.wake);
    return () => {
      window.removeEventListener("online", opened.wake);
      window.removeEventListener("focus", opened.wake);
      opened.close();
    };
  }, [url, memberId, place]);

  const send = useCallback(async (message: Omit<KeptMessage, "createdAt">): Promise<void> => {
    await outbox.current?.send({ ...message, createdAt: new Date().toISOString() });
  }, []);
  const retry = useCallback((clientId: string) => void outbox.current?.retry(clientId), []);
  const drop = useCallback((clientId: string) => void outbox.current?.drop(clientId), []);
  const wake = useCallback(() => outbox.current?.wake(), []);
  const { waiting, hold, durable } = view;
  const lost = t("messages.not-sent");
  const pending = useMemo(() => pendingOf(waiting, hold, lost), [waiting, hold, lost]);
  return { pending, hold, durable, send, retry, drop, wake };
}

function pendingOf(waiting: KeptMessage[], hold: OutboxHold | null, lost: string): PendingMessage[] {
  let isHeld = false;
  return waiting.map(({ clientId, body, createdAt, refused }) => {
    const message = { clientId, body, createdAt };
    if (refused) {
      isHeld = true;
      return { ...message, status: "failed", error: refused.detail ?? lost };
    }
    return { ...message, status: isHeld ? "held" : hold ? "queued" : "sending" };
  });
}
