import type { AnswerReceipt } from "~/conversations/answers/answer-receipt";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { LookingItem } from "~/conversations/ui/thread/assistant-answer";
import { PendingAnswer } from "~/conversations/ui/thread/pending-answer";
import { ReasonForm } from "~/conversations/ui/thread/vote-reason";
import type { ThreadMessage } from "~/conversations/ui/thread/thread-message";
import { englishWords } from "~/i18n/words";
import { Opened } from "./opened";
import { Said } from "./drawn-thread";
import type { State } from "./state";
import { clock, fromAssistant, longName, message, robin } from "./states-fixture";

const repairs = { articleId: "1", title: "Repairs and the five-year promise", url: "/help/repairs" };
const zips = { articleId: "2", title: "Looking after zips", url: "/help/zips" };

function answer(fields: Partial<ThreadMessage> = {}): ThreadMessage {
  return message({
    sender: fromAssistant,
    body: "Yes, for **five years** from the day you bought it.",
    ...fields,
  });
}

const receipt: AnswerReceipt = {
  outcome: "complete",
  model: "gemini-2.5-flash",
  articlesRead: [repairs, zips],
  toolCalls: [{ name: "searchArticles", asked: "zip repair", found: 2 }],
  inputTokens: 1204,
  outputTokens: 61,
  firstWordsMs: 812,
  totalMs: 2140,
  attempts: 1,
  stopCode: null,
  stoppedByName: null,
  error: null,
};

const streaming = answer({
  state: "streaming",
  body: "Yes. Zips are covered by our repair promise for five",
});
const live = (articles: number | null, text = streaming.body) => ({
  streaming: { seq: streaming.seq, content: parseMarkdown(text), articles },
});
const noReason = { value: "down", reason: null } as const;
const reason = { value: "down", reason: "It does not say who pays for the parcel." } as const;

/** What the assistant says and how that goes, for the user and for the team. */
export const answerStates: State[] = [
  {
    name: "answer-looking",
    shows: (
      <ol className="thread">
        <LookingItem name="Assistant" viewer="user" timeZone={clock.timeZone} />
      </ol>
    ),
  },
  {
    name: "answer-before-its-first-word",
    shows: <Said message={{ ...streaming, content: [] }} list={live(2, "")} />,
  },
  { name: "answer-streaming", shows: <Said message={streaming} list={live(2)} /> },
  { name: "answer-streaming-from-no-article", shows: <Said message={streaming} list={live(null)} /> },
  {
    name: "answer-cut-off-by-the-connection",
    shows: <Said message={streaming} list={{ connected: false }} />,
  },
  { name: "answer-complete", shows: <Said message={answer({ citations: [repairs] })} /> },
  {
    name: "answer-with-sources-of-long-names",
    shows: <Said message={answer({ citations: [repairs, { ...zips, title: longName }] })} />,
  },
  { name: "answer-not-the-newest", shows: <Said message={answer()} list={{ messages: [] }} /> },
  { name: "answer-stopped", shows: <Said message={answer({ state: "stopped", body: streaming.body })} /> },
  { name: "answer-failed", shows: <Said message={answer({ state: "failed", body: "" })} /> },
  {
    name: "answer-failed-midway",
    shows: <Said message={answer({ state: "failed", body: streaming.body })} />,
  },
  {
    name: "answer-failed-once-a-person-has-taken-over",
    shows: <Said message={answer({ state: "failed", body: "" })} list={{ actions: {} }} />,
  },
  { name: "answer-removed", shows: <Said message={answer({ state: "removed", body: "" })} /> },
  { name: "answer-being-written-again", shows: <Said rewrites message={answer()} /> },
  { name: "answer-voted-helpful", shows: <Said message={answer({ vote: { value: "up", reason: null } })} /> },
  { name: "answer-voted-not-helpful", shows: <Said message={answer({ vote: noReason })} /> },
  { name: "answer-voted-with-a-reason", shows: <Said message={answer({ vote: reason })} /> },
  { name: "answer-asking-for-a-reason", shows: <ReasonForm action="/messages/vote/7" defaultValue="" /> },
  {
    name: "answer-refusing-a-reason",
    shows: (
      <ReasonForm
        action="/messages/vote/7"
        defaultValue={reason.reason}
        error={englishWords("problems.field-characters")}
      />
    ),
  },
  {
    name: "answer-pending-without-scripts",
    shows: <PendingAnswer writeHref="/messages?write=1#body" handoffAction="/messages/handoff" />,
  },
  { name: "answer-for-the-team", shows: <Said team message={answer({ citations: [repairs], receipt })} /> },
  {
    name: "answer-for-the-team-with-how-it-came-about",
    shows: (
      <Opened>
        <Said team message={answer({ receipt })} />
      </Opened>
    ),
  },
  {
    name: "answer-for-the-team-stopped-by-a-colleague",
    shows: (
      <Opened>
        <Said
          team
          message={answer({
            state: "stopped",
            receipt: {
              ...receipt,
              outcome: "stopped",
              stopCode: "taken-over",
              stoppedByName: robin.name,
              model: null,
              articlesRead: [],
              attempts: 2,
            },
          })}
        />
      </Opened>
    ),
  },
  { name: "answer-for-the-team-streaming", shows: <Said team message={streaming} list={live(2)} /> },
  {
    name: "answer-for-the-team-failed",
    shows: <Said team message={answer({ state: "failed", body: "" })} />,
  },
  {
    name: "answer-for-the-team-voted-helpful",
    shows: <Said team message={answer({ vote: { value: "up", reason: null }, receipt: null })} />,
  },
  {
    name: "answer-for-the-team-voted-with-a-reason",
    shows: <Said team message={answer({ vote: reason, receipt: null })} />,
  },
];
