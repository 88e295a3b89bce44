import { useEffect, useRef, useState, type RefObject } from "react";
import { v4 as uuidv4 } from "uuid";
import type { Message } from "~/conversations/message";
import { useWords } from "~/i18n/words";
import { readDraft, writeDraft, type Draft } from "~/conversations/ui/composer/draft-store";
import { postMessage, type Unsent } from "~/conversations/ui/composer/post-message";
import type { PendingMessage } from "~/conversations/ui/thread/thread-message";
import { kindAt, type DeskKind } from "./desk-kind";
import { useSecondPress } from "./use-second-press";
import type { Note } from "~/conversations/notes/note";
import type { useDraft } from "~/conversations/ui/composer/use-draft";

/** Why a reply was not sent: others had written since, or a sentence. */
export type ReplyProblem = { overtaken: boolean; detail: string };

type Options = {
  /** Where one member writes. */
  place: string;
  memberId: string;
  /** What the page shows. */
  messages: readonly Message[];
  /** What is stored: messages and notes. */
  sent: readonly { clientId: string }[];
  /** Where it is written: whoever writes a note there chose so. */
  box: RefObject<HTMLTextAreaElement>;
  draft: ReturnType<typeof useDraft>;
  onSent: (said: Message | Note) => Promise<void>;
};

/**
 * Sends an agent's replies and notes, one at a time, without leaving the page. One that was refused, got no answer or died with
 * its page comes back into the box under the same key. Where somebody wrote meanwhile, sending it again sends it with
 * what has been seen by then.
 */
export function useReply(
  url: string,
  { place, memberId, messages, sent: stored, box, draft, onSent }: Options,
) {
  const t = useWords();
  const [problem, setProblem] = useState<(ReplyProblem & Draft) | null>(null);
  const [sending, setSending] = useState<(PendingMessage & { kind: DeskKind }) | null>(null);
  const onItsWay = `${place} on its way`;
  const { putBack } = draft;
  const second = useSecondPress(box, { busy: sending !== null });

  const shown = useRef(stored);
  useEffect(() => {
    shown.current = stored;
  });
  useEffect(() => {
    const left = readDraft(onItsWay);
    if (!left) return;
    if (!shown.current.some(({ clientId }) => clientId === left.clientId)) putBack(left.text, left.clientId);
    writeDraft(onItsWay, null);
  }, [onItsWay, putBack]);

  async function deliver(
    { body, clientId }: PendingMessage,
    how: { kind: DeskKind; resolve: boolean },
  ): Promise<void> {
    const seenSeq = messages.at(-1)?.seq ?? 0;
    const sent = await postMessage<Message | Note>(url, memberId, { body, clientId, ...how, seenSeq });
    if (sent.ok) {
      await onSent(sent.message);
    } else {
      putBack(body, sent.type === "client-id-reused" ? uuidv4() : clientId);
      setProblem({
        clientId,
        text: body,
        overtaken: sent.type === "newer-messages",
        detail: sentenceOf(sent),
      });
    }
    writeDraft(onItsWay, null);
    setSending(null);
  }

  function sentenceOf({ status, detail }: Unsent): string {
    return status === 401 ? t("messages.signed-out") : (detail ?? t("messages.not-sent"));
  }

  function send(text: string, resolve: boolean): boolean {
    if (sending) {
      second.keep(text, resolve);
      return false;
    }
    const kind = kindAt(box.current);
    const taken = draft.take(text);
    writeDraft(onItsWay, taken);
    draft.forget(taken);
    setProblem(null);
    const reply: PendingMessage = {
      clientId: taken.clientId,
      body: text,
      createdAt: new Date().toISOString(),
      status: "sending",
    };
    setSending({ ...reply, kind });
    void deliver(reply, { kind, resolve: resolve && kind === "reply" });
    return true;
  }

  const isStored = (clientId?: string) => stored.some((each) => each.clientId === clientId);
  return {
    send,
    /** Send was pressed again, and waits for what is on its way. */
    waits: second.waits,
    /** None once it turns out that the reply was stored after all. */
    problem: isStored(problem?.clientId) ? null : problem,
    pending: sending?.kind === "reply" && !isStored(sending.clientId) ? [sending] : [],
  };
}
