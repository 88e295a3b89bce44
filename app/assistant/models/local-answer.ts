import { englishWords } from "~/i18n/words";
import type { FoundPassage } from "~/assistant/tools/found-passage";
import { quotePassage } from "./quote-passage";

const longestQuote = 900;
const longestSecondQuote = 400;
const longestSmallTalk = 200;

/** A second article is quoted as well where it fits nearly as well as the first. */
const nearlyAsGood = 0.85;

const greeting =
  /^(?:hi|hiya|hello|hey|greetings|good (?:morning|afternoon|evening|day))(?:,? (?:there|all|again|everyone|team))*[\s!.,:)]*$/i;
const thanks =
  /^(?:(?:ok(?:ay)?|great|perfect|brilliant|lovely)[ ,.!]*)?(?:thanks|thank you|thx|cheers|ta)(?: (?:a lot|so much|very much|again))?(?: for [\w ]{1,30})?[\s!.,:)]*$/i;
const yes =
  /^(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please|go ahead|do)(?:,? (?:please|thanks|thank you|do|(?:do|ask) (?:so|that|it|them|someone|a person)))*[\s!.,:)]*$/i;
const wish =
  /\b(?:talk|speak|chat) (?:to|with) (?:\w+ ){0,3}(?:human|person|someone|somebody|people|agent|staff|team)\b|\b(?:real|actual) (?:human|person)\b|\b(?:need|want|get me) an? (?:human|person|agent)\b/i;

/**
 * Whether a person is to be asked for: the user says so, or says yes where that was offered in `before`, the answer
 * before. What no article answers only makes an offer: off-topic talk alone shall not fill the team's inbox.
 */
export function wantsPerson(said: string, before: string | null): boolean {
  const text = said.trim();
  if (text.length > longestSmallTalk) return false;
  const offered = before?.trim() === englishWords("assistant.local-not-found-again");
  return wish.test(text) || (offered && yes.test(text));
}

/** What is answered without looking anything up: a greeting, thanks; null for a question. */
export function smallTalkAnswer(said: string): string | null {
  const text = said.trim();
  if (text.length > longestSmallTalk) return null;
  if (greeting.test(text)) return englishWords("assistant.local-greeting");
  if (thanks.test(text)) return englishWords("assistant.local-thanks");
  return null;
}

/**
 * An answer made of the best passages, word for word, with their articles named; says so where there are none, and
 * offers a person where there were none for `before`, the answer before, either.
 */
export function quotingAnswer(passages: FoundPassage[], before: string | null): string {
  const [best, second] = passages;
  if (!best)
    return englishWords(isNotFound(before) ? "assistant.local-not-found-again" : "assistant.local-not-found");
  const quotes = [
    best.heading === null
      ? englishWords("assistant.local-found", { title: best.title })
      : englishWords("assistant.local-found-under", { title: best.title, heading: best.heading }),
    quotePassage(best.text, longestQuote),
  ];
  if (second && second.score >= best.score * nearlyAsGood)
    quotes.push(
      englishWords("assistant.local-also-found", { title: second.title }),
      quotePassage(second.text, longestSecondQuote),
    );
  return [...quotes, englishWords("assistant.local-next")].join("\n\n");
}

/** The title of the article that an answer quotes first; empty where it quotes none. */
export function titleIn(answer: string): string {
  return /\*\*([^*\n]{1,200})\*\*/.exec(answer)?.[1] ?? "";
}

function isNotFound(answer: string | null): boolean {
  const text = answer?.trim();
  return (["assistant.local-not-found", "assistant.local-not-found-again"] as const).some(
    (id) => englishWords(id) === text,
  );
}
