import { quotePassage } from "~/assistant/models/quote-passage";
import type { ThreadTurn } from "~/assistant/prompt/thread-turn";
import { englishWords } from "~/i18n/words";
import type { Passage } from "~/knowledge/search-articles.server";

const longestQuote = 900;

/** A second article is quoted as well where it fits nearly as well as the first. */
const nearlyAsGood = 0.85;

/** What the user has written since anyone answered, or else said last: what a reply would be about. */
export function openQuestion(turns: ThreadTurn[]): string {
  const last = turns.findLastIndex(({ role }) => role === "user");
  const before = turns.slice(0, last + 1).findLastIndex(({ role }) => role !== "user");
  return turns
    .slice(before + 1, last + 1)
    .map(({ text }) => text)
    .join("\n");
}

/** A draft without a generative model: passages word for word, each with its article named. Empty where there are none. */
export function quotingDraft(passages: Passage[]): string {
  const best = passages[0]?.score ?? 0;
  return passages
    .filter(({ score }) => score >= best * nearlyAsGood)
    .map(
      ({ title, text }) =>
        `${englishWords("assistant.draft-from", { title })}\n\n${quotePassage(text, longestQuote)}`,
    )
    .join("\n\n");
}
