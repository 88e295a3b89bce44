import { beforeEach, expect, test } from "vitest";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import type { ThreadEvent } from "~/conversations/thread-event";
import { hearThread, type Heard, type Seen } from "~/conversations/ui/spoken/hear-thread";
import type { ThreadMessage } from "~/conversations/ui/thread/thread-message";
import { englishWords } from "~/i18n/words";
import { assistant, robin, threadMessage } from "../thread-fixture";

const asked = threadMessage({ seq: 1 });
const empty: Seen = {
  ...{ messages: [asked], events: [], notes: [], pending: [], viewerId: "mira", assistantName: "Guide" },
  ...{ streaming: null, looking: false, typing: null, follows: true },
  ...{ timeZone: "UTC", locale: "en", now: "2026-12-01T10:00:00.000Z" },
};

let heard: Heard | null;
/** What is said when the page shows this after what it showed before. */
function hear(seen: Partial<Seen>): string[] {
  const next = hearThread(heard, { ...empty, ...seen }, englishWords);
  heard = next.heard;
  return next.news;
}
beforeEach(() => {
  heard = null;
  expect(hear({})).toEqual([]);
});

const answer = (fields: Partial<ThreadMessage>) =>
  threadMessage({ seq: 2, sender: assistant, clientId: "run", state: "streaming", body: "", ...fields });
const running = (body: string, fields: Partial<ThreadMessage> = {}): Partial<Seen> => ({
  messages: [asked, answer(fields)],
  streaming: { seq: 2, content: parseMarkdown(body), articles: null },
});
const over = (body: string, fields: Partial<ThreadMessage> = {}): Partial<Seen> => ({
  messages: [asked, answer({ body, state: "complete", ...fields })],
});

test("an answer is said by its sentences as they end, with its name once, and then its end", () => {
  expect(hear({ looking: true })).toEqual(["Guide: Looking in the help articles"]);
  expect(hear({ looking: true })).toEqual([]);
  expect(hear(running(""))).toEqual([]);
  expect(hear(running("We take"))).toEqual([]);
  expect(hear(running("We take it back. Send"))).toEqual(["Guide, Automatic answer: We take it back."]);
  expect(hear(running("We take it back. Send it to"))).toEqual([]);
  expect(hear(running("We take it back. Send it to us.\n\n- A box\n- A no"))).toEqual([
    "Send it to us.",
    "A box",
  ]);
  const whole = "We take it back. Send it to us.\n\n- A box\n- A note";
  const citations = [{ articleId: "1", title: "Returns", url: "/help/returns" }];
  expect(hear(over(whole, { citations }))).toEqual(["A note", "End of the answer, from 1 help article"]);
  expect(hear(over(whole, { citations, status: "read" }))).toEqual([]);
});

test("an answer that comes whole is said whole; one that ends early says how", () => {
  expect(hear(over("Yes. No."))).toEqual(["Guide, Automatic answer: Yes.", "No.", "End of the answer"]);
  const [, stopped] = [
    hear(running("One. T", { clientId: "2" })),
    hear(over("One. T", { clientId: "2", state: "stopped" })),
  ];
  expect(stopped).toEqual(["T", "This answer was stopped"]);
  expect(hear(over("", { clientId: "3", state: "failed" }))).toEqual([
    "The assistant could not answer. Your message is safe, and the team can see it.",
  ]);
});

test("words that come again after a break are not said again, words that changed are", () => {
  hear(running("One. Two. Thr"));
  expect(hear(running(""))).toEqual([]);
  expect(hear(running("One. Tw"))).toEqual([]);
  expect(hear({ messages: [asked, answer({ body: "One." })] })).toEqual([]);
  expect(hear(running("One. Two. Three. Fo"))).toEqual(["Three."]);
  expect(hear(running("One. Two. Other. More. A"))).toEqual(["Other.", "More."]);
});

test("an answer written again is said anew", () => {
  hear(over("First."));
  expect(hear({ ...over("First."), looking: true })).toEqual(["Guide: Looking in the help articles"]);
  expect(hear(running("Second. T", { clientId: "again" }))).toEqual(["Guide, Automatic answer: Second."]);
});

test("what others say is said once with who says it, and my own is not", () => {
  const messages = [
    asked,
    threadMessage({ seq: 2, body: "And this." }),
    threadMessage({ seq: 3, sender: robin, body: "Hello **Mira**. One moment." }),
  ];
  expect(hear({ messages })).toEqual(["Robin: Hello Mira. One moment."]);
  expect(hear({ messages: messages.map((each) => ({ ...each, status: "read" })) })).toEqual([]);
});

test("many messages at once are counted", () => {
  const messages = [2, 3, 4, 5].map((seq) => threadMessage({ seq, sender: robin }));
  expect(hear({ messages: [asked, ...messages] })).toEqual(["4 new messages"]);
});

test("what happened is said once, also what I did", () => {
  const event: ThreadEvent = {
    ...{ id: "1", conversationId: "conversation", afterSeq: 1, rev: 5, code: "handoff-requested" },
    ...{ actor: { id: "mira", name: "Mira" }, createdAt: "2026-12-01T09:13:00.000Z" },
  };
  expect(hear({ events: [event] })).toEqual(["You asked for a person"]);
  const joined = {
    ...event,
    id: "2",
    rev: 7,
    code: "taken-over",
    actor: { id: "robin", name: "Robin" },
  } as const;
  expect(hear({ events: [event, joined] })).toEqual(["Robin took over from the assistant"]);
});

test("typing is said once until something new was said", () => {
  expect(hear({ typing: "Robin" })).toEqual(["Robin is typing"]);
  expect(hear({})).toEqual([]);
  expect(hear({ typing: "Robin" })).toEqual([]);
  const messages = [asked, threadMessage({ seq: 2, sender: robin, body: "Hi." })];
  expect(hear({ messages })).toEqual(["Robin: Hi."]);
  expect(hear({ messages, typing: "Robin" })).toEqual(["Robin is typing"]);
});

test("a message that could not be sent is said once", () => {
  const message = { clientId: "1", body: "Hello", createdAt: asked.createdAt };
  expect(hear({ pending: [{ ...message, status: "sending" }] })).toEqual([]);
  const failed = { ...message, status: "failed", error: "Too long." } as const;
  expect(hear({ pending: [failed] })).toEqual(["Not sent: Hello"]);
  expect(hear({ pending: [failed] })).toEqual([]);
});

test("pages of the past are put in silently, earlier ones and later ones", () => {
  const earlier = threadMessage({ seq: 0, sender: { ...assistant }, body: "Old." });
  expect(hear({ messages: [earlier, asked] })).toEqual([]);
  const later = [
    asked,
    threadMessage({ seq: 2, sender: robin }),
    threadMessage({ seq: 3, sender: assistant }),
  ];
  heard = null;
  hear({ follows: false });
  expect(hear({ messages: later, follows: true })).toEqual([]);
  expect(hear({ messages: [...later, threadMessage({ seq: 4, sender: robin, body: "New." })] })).toEqual([
    "Robin: New.",
  ]);
});
