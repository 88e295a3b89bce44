import { smallWords } from "./small-words.ts";

/** A word of a question; a small one says little about its topic. */
export type QueryWord = { word: string; small: boolean };

const longestQuery = 2_000;
const longestWord = 40;
const mostWords = 32;

/** English that means one word and is written with several; what stands between them is kept. */
const phrases: [RegExp, string][] = [
  [/\b(?:giv|gave|send|sent|bring|brought|tak|took|hand)\w*((?: \w+){0,3}) back\b/g, "return"],
  [/\b(?:get|got|getting|have|want)((?: \w+){0,2}) money back\b/g, "refund"],
  [/\b(?:have|accept|want|get)()(?: (?:it|them|this|these|those|that|one))? back\b/g, "return"],
  [/\b(?:drop|deliver)\w*((?: \w+){0,2}) off\b/g, "deliver"],
  [/\b(?:fall|fell|com|came)\w*() (?:apart|off|away)\b/g, "broken"],
  [/\blet\w*((?: \w+){0,2}) in\b/g, "leak"],
  [/\bpick\w*((?: \w+){0,2}) up\b/g, "collect"],
  [/\bspread\w*((?: \w+){0,2}) (?:cost|payment|price)s?\b/g, "instalments"],
  [/\b(?:run|ran|running|runs)() out\b/g, "expire"],
  [/\b(?:sign|signing|signed)() up\b/g, "join"],
  [/\bopt(?:ing|ed)?() out\b/g, "unsubscribe"],
  [/\bget(?:ting)?() rid of\b/g, "delete"],
  [/\bhow() (?:much|expensive)\b/g, "price"],
  [/\b\d+() ?(?:ft|foot|feet|cm|inch|inches|in)\b/g, "height"],
];

/**
 * The distinct words of what somebody typed, in its order, in lower case and without clitics ("what’s": "what").
 * Looks at the first 2,000 characters and 32 words. Words consist of letters, digits and inner hyphens.
 */
export function queryWords(query: string): QueryWord[] {
  const plain = query
    .slice(0, longestQuery)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/n?['’]\p{L}{1,2}(?!\p{L})/gu, "");
  const told = phrases.reduce((text, [phrase, meaning]) => text.replace(phrase, `$1 ${meaning} `), plain);
  const words = Array.from(told.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu), ([word]) => word);
  const distinct = new Set(words.filter((word) => word.length <= longestWord));
  return [...distinct].slice(0, mostWords).map((word) => ({ word, small: smallWords.has(word) }));
}
