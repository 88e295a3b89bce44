import { useRef, useState, type RefObject } from "react";
import { v4 as uuidv4 } from "uuid";
import type { Message } from "~/conversations/message";
import { useWords } from "~/i18n/words";
import { postMessage } from "./post-message";
import type { PendingMessage } from "./thread-message";

/** Why a reply was not sent: others had written since, or a sentence. */
export type ReplyProblem = { overtaken: boolean; detail: string };

type Options = {
  /** The newest message the page shows. */
  seenSeq: number;
  box: RefObject<HTMLTextAreaElement>;
  onSent: (message: Message) => Promise<void>;
};

/**
 * Sends an agent's replies, one at a time, without leaving the page. A refused one comes back into the box. Where
 * somebody wrote meanwhile, sending it again sends it with what has been seen by then, under the same key.
 */
export function useReply(url: string, { seenSeq, box, onSent }: Options) {
  const t = useWords();
  const [problem, setProblem] = useState<ReplyProblem | null>(null);
  const [sending, setSending] = useState<PendingMessage | null>(null);
  const refused = useRef<{ body: string; clientId: string } | null>(null);

  async function deliver(reply: PendingMessage): Promise<void> {
    const { body, clientId } = reply;
    const sent = await postMessage(url, { body, clientId, seenSeq });
    if (sent.ok) {
      refused.current = null;
      await onSent(sent.message);
    } else {
      refused.current = { body, clientId };
      setProblem({
        overtaken: sent.type === "newer-messages",
        detail: sent.detail ?? t("messages.not-sent"),
      });
      if (box.current) box.current.value = [body, box.current.value].filter(Boolean).join("\n\n");
    }
    setSending(null);
  }

  function send(body: string): boolean {
    if (sending) return false;
    const clientId = refused.current?.body === body ? refused.current.clientId : uuidv4();
    const reply: PendingMessage = { clientId, body, createdAt: new Date().toISOString(), status: "sending" };
    setProblem(null);
    setSending(reply);
    void deliver(reply);
    return true;
  }

  return { send, problem, pending: sending ? [sending] : [] };
}
