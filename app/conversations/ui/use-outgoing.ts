import { useCallback, useEffect, useRef, useState } from "react";
import { v4 as uuidv4 } from "uuid";
import type { Message } from "~/conversations/message";
import { postMessage } from "./post-message";
import type { PendingMessage } from "./thread-message";

type Options = { onSent: (message: Message) => Promise<void>; lost: string };

/**
 * Messages on their way: drawn at once, sent in order, each under one key however often it is tried. What fails is
 * kept with a way to try again. `onSent` takes the stored message; `lost` says that no answer came.
 */
export function useOutgoing(url: string, options: Options) {
  const [pending, setPending] = useState<PendingMessage[]>([]);
  const queue = useRef(Promise.resolve());
  const latest = useRef({ url, options });
  useEffect(() => {
    latest.current = { url, options };
  });

  const put = useCallback((next: PendingMessage) => {
    setPending((all) => all.map((each) => (each.clientId === next.clientId ? next : each)));
  }, []);

  const drop = useCallback((clientId: string) => {
    setPending((all) => all.filter((each) => each.clientId !== clientId));
  }, []);

  const enqueue = useCallback(
    ({ clientId, body, createdAt }: PendingMessage) => {
      queue.current = queue.current.then(async () => {
        const { url, options } = latest.current;
        const sent = await postMessage(url, { body, clientId });
        if (!sent.ok) {
          return put({ clientId, body, createdAt, status: "failed", error: sent.detail ?? options.lost });
        }
        await options.onSent(sent.message);
        drop(clientId);
      });
    },
    [put, drop],
  );

  const send = useCallback(
    (body: string) => {
      const createdAt = new Date().toISOString();
      const message: PendingMessage = { clientId: uuidv4(), body, createdAt, status: "sending" };
      setPending((all) => [...all, message]);
      enqueue(message);
    },
    [enqueue],
  );

  const retry = useCallback(
    (clientId: string) => {
      const message = pending.find((each) => each.clientId === clientId && each.status === "failed");
      if (!message) return;
      const { body, createdAt } = message;
      const again: PendingMessage = { clientId, body, createdAt, status: "sending" };
      put(again);
      enqueue(again);
    },
    [pending, put, enqueue],
  );

  return { pending, send, retry, drop };
}
