import type { MessageListProps } from "~/conversations/ui/thread/message-list";
import { sayEvent } from "~/conversations/ui/thread/say-event";
import type { ThreadMessage } from "~/conversations/ui/thread/thread-message";
import type { Words } from "~/i18n/words";
import { spokenSentences } from "./spoken-sentences";

type Shown = Pick<MessageListProps, "streaming" | "looking" | "assistantName"> &
  Required<Pick<MessageListProps, "messages" | "events" | "notes" | "pending" | "viewerId">> &
  Pick<MessageListProps, "timeZone" | "locale" | "now">;

/** A thread as its page shows it. `follows`: the newest messages are shown, so what joins them is news. */
export type Seen = Shown & { follows: boolean; typing: string | null };

/** What a listener knows already: up to where, and how much of the newest answer. */
export type Heard = {
  follows: boolean;
  seq: number;
  rev: number;
  answer: { seq: number; clientId: string; sentences: string[]; ended: boolean } | null;
  looking: boolean;
  typing: string | null;
  failed: readonly string[];
};

/** As many messages at once are read out; more are only counted. */
const mostRead = 3;

/**
 * What there is to say once a page shows `seen`, to somebody who has `heard`: each message of others and each event
 * once, in order; an answer by its sentences as they end, then that it is over. Nothing of what a page begins with
 * (`heard` is null), nor of pages of the past.
 */
export function hearThread(heard: Heard | null, seen: Seen, t: Words): { heard: Heard; news: string[] } {
  const isNews = heard?.follows === true && seen.follows;
  const fresh = isNews ? newsOf(heard, seen, t) : [];
  const failed = seen.pending.filter(({ status }) => status === "failed");
  const isHeard = ({ seq }: ThreadMessage) => seq <= (heard?.seq ?? 0);
  return {
    news: fresh,
    heard: {
      follows: seen.follows,
      seq: Math.max(heard?.seq ?? 0, seen.messages.at(-1)?.seq ?? 0),
      rev: Math.max(heard?.rev ?? 0, ...[...seen.events, ...seen.notes].map(({ rev }) => rev)),
      answer: answerAfter(heard?.answer ?? null, seen),
      looking: seen.looking ?? false,
      typing: seen.typing ?? (seen.messages.every(isHeard) ? (heard?.typing ?? null) : null),
      failed: failed.map(({ clientId }) => clientId),
    },
  };
}

function newsOf(heard: Heard, seen: Seen, t: Words): string[] {
  const { messages, viewerId } = seen;
  const said = messages.filter(
    ({ seq, sender, state }) =>
      seq > heard.seq && sender.type !== "assistant" && sender.id !== viewerId && state !== "removed",
  );
  const others = said.map(({ sender, content }) => `${sender.name}: ${spokenSentences(content).join(" ")}`);
  const happened = [
    ...seen.events.map((event) => ({ ...event, text: sayEvent(event, { viewerId, clock: seen, t }) })),
    ...seen.notes
      .filter(({ author }) => author.id !== viewerId)
      .map((note) => ({
        ...note,
        text: `${t("messages.noted", note.author)}: ${spokenSentences(note.content).join(" ")}`,
      })),
  ];
  const failed = seen.pending.filter(
    ({ clientId, status }) => status === "failed" && !heard.failed.includes(clientId),
  );
  return [
    ...(others.length > mostRead ? [t("messages.unread", { count: others.length })] : others),
    ...happened.filter(({ rev }) => rev > heard.rev).map(({ text }) => text),
    ...failed.map(({ body }) => `${t("messages.not-sent")}: ${body}`),
    ...(seen.looking && !heard.looking ? [`${nameOf(seen, t)}: ${t("messages.looking")}`] : []),
    ...answerNews(heard, seen, t),
    ...(seen.typing && seen.typing !== heard.typing ? [t("messages.typing", { name: seen.typing })] : []),
  ];
}

const nameOf = ({ assistantName }: Seen, t: Words) => assistantName ?? t("common.assistant");

function answerAfter(before: Heard["answer"], { messages, streaming }: Seen): Heard["answer"] {
  const answer = messages.findLast(({ sender, state }) => sender.type === "assistant" && state !== "removed");
  if (!answer) return before;
  const { seq, clientId, state } = answer;
  const ended = state !== "streaming";
  const live = !ended && streaming?.seq === seq ? streaming.content : answer.content;
  const sentences = spokenSentences(live, ended);
  const known = before?.seq === seq && before.clientId === clientId ? before : null;
  // Words that come again from their beginning have been heard.
  const kept = !ended && known && sentences.length < known.sentences.length ? known.sentences : sentences;
  return { seq, clientId, sentences: kept, ended: ended || (known?.ended ?? false) };
}

function answerNews(heard: Heard, seen: Seen, t: Words): string[] {
  const before = heard.answer;
  const now = answerAfter(before, seen);
  if (!now || (now.seq <= heard.seq && now.seq !== before?.seq)) return [];
  const known = before?.clientId === now.clientId ? before : null;
  if (known?.ended) return [];
  const changed = now.sentences.findIndex(
    (sentence, at) => soundOf(sentence) !== soundOf(known?.sentences[at]),
  );
  const words = changed === -1 ? [] : now.sentences.slice(changed);
  const opening = `${nameOf(seen, t)}, ${t("messages.automatic")}: `;
  if (words[0] !== undefined && !known?.sentences.length) words[0] = opening + words[0];
  return [...words, ...(now.ended ? [sayEnd(now.seq, seen, t)] : [])];
}

/** What is heard of a sentence, with its marks read or not. */
const soundOf = (sentence = "") => sentence.replace(/[^\p{L}\p{N}]+/gu, "");

function sayEnd(at: number, { messages }: Seen, t: Words): string {
  const { state, citations } = messages.find(({ seq }) => seq === at) ?? { state: "complete", citations: [] };
  if (state === "stopped") return t("messages.stopped");
  if (state === "failed") return t("messages.answer-failed");
  return t("messages.answer-ended", { count: citations.length });
}
