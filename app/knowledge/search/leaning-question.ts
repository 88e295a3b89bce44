import type { SoughtWord } from "./sought-words.ts";

/** What was said before says less than the question itself. */
const weightOfBefore = 0.5;

const mostTopics = 2;
const onward =
  /^\W*(?:(?:ok(?:ay)?|yes|no|thanks|right|hm+)\W+)*(?:and|but|or|so|also|then|what if|what about|how about|why|really)\b/i;
const pointing = /\b(?:it|its|that|this|these|those|they|them|their|there|one|ones|same|instead|else)\b/i;

/**
 * The words of a question together with those of what was said before, where it leans on that: “and how much is it?”.
 * Null where it stands alone, or asks about something no article knows.
 */
export function withWordsBefore(
  question: string,
  own: SoughtWord[],
  before: SoughtWord[],
): SoughtWord[] | null {
  const topics = own.filter(({ small }) => !small);
  const unknown = topics.filter(({ readings }) => readings.length === 0);
  if (topics.length > mostTopics || unknown.length * 2 > topics.length) return null;
  if (topics.length > 1 && !onward.test(question) && !pointing.test(question)) return null;
  const asked = new Set(own.flatMap(({ readings }) => readings.map(({ lexeme }) => lexeme)));
  const added = before.filter(({ small, readings }) => !small && !asked.has(readings[0]?.lexeme ?? ""));
  return [...own, ...added.map((word) => ({ ...word, worth: word.worth * weightOfBefore }))];
}
