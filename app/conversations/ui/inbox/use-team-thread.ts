import { useCallback, useEffect, useMemo, useRef } from "react";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";
import { useDraft } from "~/conversations/ui/composer/use-draft";
import { chooseNote, isNoteKept, keepKind, kindAt } from "./desk-kind";
import { useReply } from "./use-reply";
import { useThread } from "~/conversations/ui/use-thread";

/** A thread as an agent works on it: what is stored and live, and what is written and sent from the desk's `box`. */
export function useTeamThread(loaded: LiveThread, viewerId: string) {
  const at = `/inbox/${loaded.conversation.id}`;
  const addresses = {
    history: `${at}/history`,
    read: `${at}/read`,
    typing: `${at}/typing`,
    answer: `${at}/assistant/stream`,
  };
  const box = useRef<HTMLTextAreaElement>(null);
  const kindNow = useCallback(() => kindAt(box.current), []);
  const live = useThread(loaded, { viewer: "organization", viewerId, addresses, kindNow });
  const { messages, notes } = live.thread;
  const place = `${viewerId} ${loaded.conversation.id}`;
  const sent = useMemo(() => [...messages, ...notes], [messages, notes]);
  const draft = useDraft(place, { box, onType: live.typing.onType, sent });
  const reply = useReply(`${at}/send`, {
    place,
    memberId: viewerId,
    box,
    messages,
    sent,
    draft,
    onSent: live.show,
  });
  useEffect(() => {
    if (isNoteKept(place)) chooseNote(box.current);
  }, [place]);
  const keep = () => keepKind(place, kindNow());
  const stopAction = `${at}/assistant/stop`;
  const { press } = live.buttons;
  const actions = useMemo(
    () => ({ stopAction, onStop: (seq: number) => press(stopAction, { seq: String(seq) }) }),
    [stopAction, press],
  );
  const seenSeq = messages.at(-1)?.seq ?? 0;
  return { ...live, box, draft, keepKind: keep, seenSeq, reply, actions };
}
