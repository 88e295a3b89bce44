import { englishWords } from "~/i18n/words";
import type { FoundPassage } from "./found-passage";
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
const wish =
  /\b(?:talk|speak|chat) (?:to|with) (?:\w+ ){0,3}(?:human|person|someone|somebody|people|agent|staff|team)\b|\b(?:real|actual) (?:human|person)\b|\b(?:need|want|get me) an? (?:human|person|agent)\b/i;

/** What is answered without looking anything up: a greeting, thanks, the wish for a person; null for a question. */
export function smallTalkAnswer(said: string): string | null {
  const text = said.trim();
  if (text.length > longestSmallTalk) return null;
  if (greeting.test(text)) return englishWords("assistant.local-greeting");
  if (thanks.test(text)) return englishWords("assistant.local-thanks");
  if (wish.test(text)) return englishWords("assistant.local-person");
  return null;
}

/** An answer made of the best passages, word for word, with their articles named; says so where there are none. */
export function quotingAnswer(passages: FoundPassage[]): string {
  const [best, second] = passages;
  if (!best) return englishWords("assistant.local-not-found");
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
