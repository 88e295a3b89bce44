import type { ArticleIndex, IndexedArticle, Places } from "./article-index.ts";
import type { SoughtWord } from "./sought-words.ts";

/** `section` is its number in the article; `score` orders sections of one search only. */
export type RankedSection = { article: IndexedArticle; section: number; score: number };

/** How much a word found there says that the section is about it. Several places add up, never beyond 1. */
const shares = { title: 0.6, heading: 0.5, synonyms: 0.4, text: 0.3, elsewhere: 0.15 };

/** The share of the question an article has to speak to; if it meets one topic only, more of it. */
const floors = { oneWord: 0.6, moreWords: 0.38 };
/** What a word counts towards that share where only another section of the article holds it. */
const coverElsewhere = 0.7;

/** A long question need not be met in its whole length: beyond this worth of words, more count no more. */
const longestWhole = 3.5;

/** Articles whose sections are looked at. */
const mostArticles = 40;

/** How much the share that is met weighs in the score, as a power. */
const shareWeight = 0.25;

/**
 * The best section of each article that speaks to the question, best first. An article that meets too little of what the
 * question is about is left out.
 */
export function rankSections(words: SoughtWord[], index: ArticleIndex): RankedSection[] {
  const topics = words.filter(({ small }) => !small);
  const whole = Math.min(longestWhole, sum(topics.map(({ worth }) => worth)));
  const ranked: RankedSection[] = [];
  for (const [articleId, article] of candidates(topics, index)) {
    const places = words.map((word) => placesOf(word, articleId, index));
    const scores = article.sections.map((_, section) =>
      sum(words.map(({ worth }, position) => worth * speaks(places[position] ?? [], section))),
    );
    const best = Math.max(...scores);
    const section = scores.indexOf(best);
    const covered = topics.map((topic) => topic.worth * coverOf(places[words.indexOf(topic)] ?? [], section));
    const met = covered.filter((value) => value > 0).length;
    const share = Math.min(1, sum(covered) / whole);
    if (share < floorFor(met)) continue;
    ranked.push({ article, section, score: best * share ** shareWeight });
  }
  return ranked.sort((a, b) => b.score - a.score || (a.article.articleId < b.article.articleId ? -1 : 1));
}

type Met = { strength: number; places: Places };

/**
 * The articles worth a close look: those that hold the most of the question's topics, by their worth. The cut keeps a
 * question made of common words cheap in a large library.
 */
function candidates(topics: SoughtWord[], index: ArticleIndex): Map<string, IndexedArticle> {
  const held = new Map<string, number>();
  for (const { worth, readings } of topics) {
    const best = new Map<string, number>();
    for (const { lexeme, strength } of readings)
      for (const [articleId, { title, synonyms, headings }] of index.holding(lexeme)) {
        const told = strength * (title || synonyms ? 1 : headings.length > 0 ? 0.8 : 0.5);
        if (told > (best.get(articleId) ?? 0)) best.set(articleId, told);
      }
    for (const [articleId, told] of best) held.set(articleId, (held.get(articleId) ?? 0) + worth * told);
  }
  const closest = [...held].sort(([, a], [, b]) => b - a).slice(0, mostArticles);
  return new Map(
    closest.flatMap(([articleId]) => {
      const article = index.articles.get(articleId);
      return article ? [[articleId, article] as const] : [];
    }),
  );
}

function placesOf({ readings }: SoughtWord, articleId: string, index: ArticleIndex): Met[] {
  return readings.flatMap(({ lexeme, strength }) => {
    const places = index.holding(lexeme).get(articleId);
    return places ? [{ strength, places }] : [];
  });
}

/** How surely the section holds the word, 0 to 1; less where only the rest of its article does. */
function coverOf(met: Met[], section: number): number {
  return Math.max(
    0,
    ...met.map(({ strength, places }) =>
      places.title || places.synonyms || places.headings.includes(section) || places.texts.includes(section)
        ? strength
        : strength * coverElsewhere,
    ),
  );
}

/** How surely the section is about the word, 0 to 1. */
function speaks(met: Met[], section: number): number {
  const values = met.map(({ strength, places }) => {
    let unsaid = 1;
    if (places.title) unsaid *= 1 - shares.title;
    if (places.synonyms) unsaid *= 1 - shares.synonyms;
    if (places.headings.includes(section)) unsaid *= 1 - shares.heading;
    if (places.texts.includes(section)) unsaid *= 1 - shares.text;
    else if (places.texts.length > 0) unsaid *= 1 - shares.elsewhere;
    return strength * (1 - unsaid);
  });
  return Math.max(0, ...values);
}

function floorFor(met: number): number {
  return met <= 1 ? floors.oneWord : floors.moreWords;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
