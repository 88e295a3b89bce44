import type { ArticleIndex } from "./article-index.ts";
import type { QueryWord } from "./query-words.ts";
import type { EverydayWords, Families, Lexemes } from "./question-lexemes.server.ts";
import { likelySpellings } from "./spelling.ts";

/** A lexeme by which a word of the question is met, and how surely it means the same (0 to 1). */
type Reading = { lexeme: string; strength: number };

/** A word of a question, as it is looked for. */
export type SoughtWord = {
  small: boolean;
  /** How much it says about the topic, 0 to 1: by its rarity in the articles. */
  worth: number;
  /** None where no article knows the word, nor one like it. */
  readings: Reading[];
};

/** `unknown`: a word that stands in no article may be what the question is about. */
const worths = { small: 0.15, unknown: 0.8 };

const strengths = { form: 0.95, related: 0.7, relatedToKnown: 0.35, spelling: 0.85, relatedToSpelling: 0.55 };

/** The words as they are looked for, without stop words. */
export function soughtWords(
  words: QueryWord[],
  lexemes: Lexemes,
  everyday: EverydayWords,
  index: ArticleIndex,
): SoughtWord[] {
  return words.flatMap(({ word, small }) => {
    const own = lexemes.get(word) ?? [];
    if (own.length === 0) return [];
    const readings = readingsOf(own, small, everyday, index);
    const rarities = readings.map(({ lexeme }) => index.rarity(lexeme));
    const known = own.filter((lexeme) => index.rarity(lexeme) > 0);
    const rarity =
      known.length > 0
        ? Math.max(...known.map((lexeme) => index.rarity(lexeme)))
        : Math.max(0, ...rarities) || worths.unknown;
    return [{ small, worth: rarity * (small ? worths.small : 1), readings }];
  });
}

function readingsOf(
  own: readonly string[],
  small: boolean,
  { relatives, forms, familiar }: EverydayWords,
  index: ArticleIndex,
): Reading[] {
  const stands = ({ lexeme }: Reading) => index.rarity(lexeme) > 0;
  const same = own.map((lexeme) => ({ lexeme, strength: 1 }));
  if (small) return same.filter(stands);
  const alike = [...othersOf(own, forms, strengths.form), ...derivedFrom(own, index)];
  const known = [...same, ...alike].filter(stands);
  const strength = known.length > 0 ? strengths.relatedToKnown : strengths.related;
  const met = [
    ...known,
    ...othersOf([...own, ...alike.map(({ lexeme }) => lexeme)], relatives, strength).filter(stands),
  ];
  if (met.length > 0) return met;
  const doubtful = own.filter((lexeme) => !familiar.has(lexeme) && !relatives.has(lexeme));
  return doubtful.flatMap((lexeme) =>
    likelySpellings(lexeme, index.beginningWith(lexeme.charAt(0))).flatMap(([spelling, closeness]) => [
      { lexeme: spelling, strength: closeness * strengths.spelling },
      ...othersOf([spelling], relatives, closeness * strengths.relatedToSpelling).filter(stands),
    ]),
  );
}

function othersOf(lexemes: readonly string[], families: Families, strength: number): Reading[] {
  const all = new Set(lexemes.flatMap((lexeme) => [...(families.get(lexeme) ?? [])]));
  return [...all].filter((lexeme) => !lexemes.includes(lexeme)).map((lexeme) => ({ lexeme, strength }));
}

/** What English makes words of words with, as stemming leaves it. */
const endings = /^(?:s|i|al|er|or|age|abl|ibl|ion|ation|ment|ship|ness|less|ful|iti|anc|enc|ing|ed)$/;
const shortestStem = 4;

/** Words made of the same stem: “rent” and “rental”. */
function derivedFrom(own: readonly string[], index: ArticleIndex): Reading[] {
  return own.flatMap((lexeme) =>
    [...index.beginningWith(lexeme.charAt(0))]
      .filter((other) => isDerived(lexeme, other) || isDerived(other, lexeme))
      .map((other) => ({ lexeme: other, strength: strengths.form })),
  );
}

function isDerived(stem: string, word: string): boolean {
  return (
    stem.length >= shortestStem &&
    word.length > stem.length &&
    word.startsWith(stem) &&
    endings.test(word.slice(stem.length))
  );
}
