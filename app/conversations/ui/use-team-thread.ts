import { useRef } from "react";
import type { LiveThread } from "./use-live-conversation";
import { useReply } from "./use-reply";
import { useThread } from "./use-thread";

/** A thread as an agent works on it: what is stored and live, and the reply being sent from the desk's `box`. */
export function useTeamThread(loaded: LiveThread, viewerId: string, follows: boolean) {
  const at = `/inbox/${loaded.conversation.id}`;
  const addresses = {
    events: `${at}/events`,
    read: `${at}/read`,
    typing: `${at}/typing`,
    answer: `${at}/assistant/stream`,
  };
  const live = useThread(loaded, { viewer: "organization", viewerId, addresses, follows });
  const box = useRef<HTMLTextAreaElement>(null);
  const seenSeq = live.thread.messages.at(-1)?.seq ?? 0;
  const reply = useReply(`${at}/send`, { seenSeq, box, onSent: live.show });
  return { ...live, box, seenSeq, reply, stopAction: `${at}/assistant/stop` };
}
