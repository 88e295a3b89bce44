import type { QueryWord } from "./query-words.ts";

/** How a word of the question may be written in an article: as asked, by a related word, or spelt right. */
export type Reading = {
  /** Which word, from 0. */
  position: number;
  lexeme: string;
  kind: "same" | "related" | "spelling";
  /** How like the word it is, 0 to 1; 1 for what is not a spelling. */
  closeness: number;
};

/** What stands under one heading of an article, with the lexemes of its parts. */
export type Section = {
  articleId: string;
  slug: string;
  title: string;
  markdown: string;
  titleLexemes: string[];
  synonymLexemes: string[];
  headingLexemes: string[];
  textLexemes: string[];
};

export type RankedSection = { section: Section; score: number };

/** How much a word found there says that the section is about it. Several places add up, never beyond 1. */
const places = { title: 0.6, heading: 0.4, synonyms: 0.5, text: 0.35, elsewhere: 0.2 };

const smallWordWeight = 0.15;

/** The share of the question a section has to speak to; the fewer words do it, the more they have to be. */
const floors = { oneWord: 0.42, twoWords: 0.31, moreWords: 0.18, everyWord: 0.18 };

type Sought = { small: boolean; weight: number; readings: { lexeme: string; weight: number }[] };

/**
 * The best section of each article that speaks to the question, best first. `published` is how many articles
 * the sections were chosen from. Rare words weigh more (the inverse document frequency of BM25).
 */
export function rankSections(
  words: QueryWord[],
  readings: Reading[],
  sections: Section[],
  published: number,
): RankedSection[] {
  const articles = lexemesByArticle(sections);
  const rarity = (lexeme: string) => {
    const holding = [...articles.values()].filter((lexemes) => lexemes.has(lexeme)).length;
    return holding === 0 ? null : Math.log(1 + (published - holding + 0.5) / (holding + 0.5));
  };
  const rarest = Math.log(1 + (published - 0.5) / 1.5);
  const sought = words.flatMap(
    (word, position) =>
      weigh(
        word,
        readings.filter((reading) => reading.position === position),
        rarity,
        rarest,
      ) ?? [],
  );
  const whole = sought.reduce((sum, { weight }) => sum + weight, 0);
  const topics = sought.filter(({ small }) => !small).length;

  const best = new Map<string, RankedSection>();
  for (const section of sections) {
    const spoken = sought.map((word) => speaksTo(word, section, articles.get(section.articleId)));
    const score = spoken.reduce((sum, value) => sum + value, 0);
    const met = sought.filter(({ small }, index) => !small && spoken[index] !== 0).length;
    if (met === 0 || score / whole < floorFor(met, topics)) continue;
    if (score > (best.get(section.articleId)?.score ?? 0)) best.set(section.articleId, { section, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function lexemesByArticle(sections: Section[]): Map<string, Set<string>> {
  const articles = new Map<string, Set<string>>();
  for (const { articleId, titleLexemes, synonymLexemes, textLexemes } of sections) {
    const lexemes = articles.get(articleId) ?? new Set(titleLexemes.concat(synonymLexemes));
    for (const lexeme of textLexemes) lexemes.add(lexeme);
    articles.set(articleId, lexemes);
  }
  return articles;
}

/** What a word is worth and by which lexemes it may be met; null for a stop word. A known word is spelt right. */
function weigh(
  { small }: QueryWord,
  readings: Reading[],
  rarity: (lexeme: string) => number | null,
  rarest: number,
): Sought | null {
  if (readings.length === 0) return null;
  const met = readings.flatMap((reading) => ({ ...reading, rarity: rarity(reading.lexeme) ?? -1 }));
  const present = met.filter((reading) => reading.rarity >= 0);
  const same = present.filter(({ kind }) => kind === "same");
  const known = same.length > 0;
  const strength = ({ kind, closeness }: Reading) =>
    kind === "same" ? 1 : kind === "related" ? (known ? 0.5 : 0.75) : Math.min(1, closeness + 0.35);
  const factor = small ? smallWordWeight : 1;
  const worth = Math.max(
    ...(known ? same : present).map((reading) => reading.rarity),
    present.length > 0 ? 0 : rarest,
  );
  return {
    small,
    weight: factor * worth,
    readings: present
      .filter(({ kind }) => !known || kind !== "spelling")
      .map((reading) => ({
        lexeme: reading.lexeme,
        weight: factor * strength(reading) * Math.min(reading.rarity, worth),
      })),
  };
}

function speaksTo({ readings }: Sought, section: Section, article: Set<string> | undefined): number {
  const values = readings.map(({ lexeme, weight }) => {
    let unsaid = 1;
    if (section.titleLexemes.includes(lexeme)) unsaid *= 1 - places.title;
    if (section.headingLexemes.includes(lexeme)) unsaid *= 1 - places.heading;
    if (section.synonymLexemes.includes(lexeme)) unsaid *= 1 - places.synonyms;
    if (section.textLexemes.includes(lexeme)) unsaid *= 1 - places.text;
    else if (article?.has(lexeme)) unsaid *= 1 - places.elsewhere;
    return weight * (1 - unsaid);
  });
  return Math.max(0, ...values);
}

function floorFor(met: number, topics: number): number {
  if (met === topics) return floors.everyWord;
  if (met === 1) return floors.oneWord;
  return met === 2 ? floors.twoWords : floors.moreWords;
}
