import type { ConversationState, RunningAnswer, Typing } from "~/conversations/conversation";
import type { LiveConversation, StreamedEvent } from "./live-conversation";
import type { Message, Receipt } from "~/conversations/message";
import { statusOfMessage } from "~/conversations/message";
import type { ThreadNote } from "~/conversations/notes/note";

/** Takes one event in: folded into the first load, all of them give what a fresh load would. */
export function foldEvent<M extends Message>(
  live: LiveConversation<M>,
  next: StreamedEvent<M>,
): LiveConversation<M> {
  switch (next.event) {
    case "ready": {
      const { rev, ...now } = next.data;
      return withStatuses({ ...live, ...now, rev: Math.max(live.rev, rev) });
    }
    case "message":
      return withStatuses(foldMessage(live, next.data));
    case "thread-event":
      return { ...live, rev: Math.max(live.rev, next.data.rev), events: mergeById(live.events, [next.data]) };
    case "note":
      return foldNote(live, next.data);
    case "conversation":
      return next.data.rev < live.conversation.rev ? live : foldState(live, next.data);
    case "receipt":
      return withStatuses({ ...live, receipts: live.receipts.map((each) => laterReceipt(each, next.data)) });
    case "typing":
      return { ...live, run: runAfter(live.run, next.data), typing: foldTyping(live.typing, next.data) };
    case "looking": {
      const others = (live.looking ?? []).filter(({ memberId }) => memberId !== next.data.memberId);
      return { ...live, looking: next.data.looking ? [...others, next.data] : others };
    }
    case "presence":
      return {
        ...live,
        presence: [...live.presence.filter(({ side }) => side !== next.data.side), next.data],
      };
  }
}

/** While the team holds a conversation nothing of the assistant's runs, also what had not said a word. */
function foldState<M extends Message>(
  live: LiveConversation<M>,
  conversation: ConversationState,
): LiveConversation<M> {
  return { ...live, conversation, run: conversation.handledBy === "team" ? null : live.run };
}

/** Leaves out whoever stopped typing or looking without saying so. `now` is ISO 8601 UTC. */
export function expirePassing<M extends Message>(
  live: LiveConversation<M>,
  now: string,
): LiveConversation<M> {
  const isOver = ({ expiresAt }: { expiresAt: string }) => expiresAt <= now;
  if (!live.typing.some(isOver) && !live.looking?.some(isOver)) return live;
  const still = <T extends { expiresAt: string }>(all: T[]) => all.filter((each) => !isOver(each));
  return { ...live, typing: still(live.typing), ...(live.looking && { looking: still(live.looking) }) };
}

/** More than are told while a page is on its way. */
const mostAside = 200;

function foldMessage<M extends Message>(live: LiveConversation<M>, message: M): LiveConversation<M> {
  const rev = Math.max(live.rev, message.rev);
  const typing = live.typing.filter((each) => !isSender(each, message));
  const run = foldRun(live.run, message);
  const at = live.messages.findIndex(({ seq }) => seq >= message.seq);
  const there = at === -1 ? undefined : live.messages[at];
  if (there?.seq === message.seq) {
    if (there.rev > message.rev) return live;
    return { ...live, rev, run, typing, messages: live.messages.with(at, message) };
  }
  const isPast = live.page.after !== null || (at === 0 && live.page.before !== null);
  if (isPast) return { ...live, rev, run, typing, aside: [...(live.aside ?? []), message].slice(-mostAside) };
  const messages = live.messages.toSpliced(at === -1 ? live.messages.length : at, 0, message);
  return { ...live, rev, run, typing, messages };
}

/** An answer's clientId is its run's id: with its first words the run has a message, with its last it is over. */
function foldRun(
  run: RunningAnswer | null,
  { id, seq, clientId, sender, state }: Message,
): RunningAnswer | null {
  if (sender.type !== "assistant" || run?.id !== clientId) return run;
  return state === "streaming" ? { id: run.id, state, messageId: id, seq } : null;
}

/** A run that ends without a word says only that the assistant types no more. */
function runAfter(run: RunningAnswer | null, { side, typing }: Typing): RunningAnswer | null {
  return side === "assistant" && !typing && run?.messageId === null ? null : run;
}

function isSender(typing: Typing, message: Message): boolean {
  if (message.sender.type === "assistant") return typing.side === "assistant";
  return typing.memberId !== null && typing.memberId === message.sender.id;
}

function foldNote<M extends Message>(live: LiveConversation<M>, note: ThreadNote): LiveConversation<M> {
  const typing = live.typing.filter(({ memberId }) => memberId !== note.author.id);
  return { ...live, rev: Math.max(live.rev, note.rev), typing, notes: mergeById(live.notes, [note]) };
}

type Among = { id: string; afterSeq: number; rev: number };

/** What stands among messages, of each the latest version, in its order. */
export function mergeById<T extends Among>(known: readonly T[], more: readonly T[]): T[] {
  const byId = new Map(known.map((each) => [each.id, each]));
  for (const each of more) if ((byId.get(each.id)?.rev ?? 0) < each.rev) byId.set(each.id, each);
  return [...byId.values()].sort((one, other) => one.afterSeq - other.afterSeq || one.rev - other.rev);
}

export function laterReceipt(known: Receipt, next: Receipt): Receipt {
  if (known.side !== next.side) return known;
  return {
    side: known.side,
    deliveredSeq: Math.max(known.deliveredSeq, next.deliveredSeq),
    readSeq: Math.max(known.readSeq, next.readSeq),
  };
}

function foldTyping(typing: Typing[], next: Typing): Typing[] {
  const others = typing.filter((each) => each.side !== next.side || each.memberId !== next.memberId);
  return next.typing ? [...others, next] : others;
}

export function withStatuses<M extends Message>(live: LiveConversation<M>): LiveConversation<M> {
  return {
    ...live,
    messages: live.messages.map((message) => {
      const status = statusOfMessage(message, live.receipts);
      return status === message.status ? message : { ...message, status };
    }),
  };
}
