import { textOfSection } from "./article-sections.ts";
import { keptIndex, refreshIndex, type KeptIndex } from "./search/kept-index.server.ts";
import { readQuestion, everydayWordsIn, type Lexemes } from "./search/question-lexemes.server.ts";
import { queryWords } from "./search/query-words.ts";
import { rankQuestion } from "./search/rank-question.ts";
import type { RankedSection } from "./search/rank-sections.ts";

/**
 * A part of a published article that speaks to a question. `score` says how well, beside the others that were found: 1 is
 * the best for the question, or for a part of it.
 */
export type Passage = {
  articleId: string;
  slug: string;
  title: string;
  /** The heading it stands under; null before the first. */
  heading: string | null;
  /** The `id` of the passage on its article's page; null before the first heading. */
  anchor: string | null;
  /** Markdown, without the heading. */
  text: string;
  score: number;
};

/**
 * The best passage of each published article of this organization that speaks to `query`, best first; none where
 * nothing does. The words are read as full-text search reads them in each article's language, and weighed by their
 * rarity, their place, their relatives and likely spellings. `query` may be any text; `limit` counts articles.
 * `before` is what was talked about, for a question that only makes sense after it.
 */
export async function searchPassages(
  organizationId: string,
  query: string,
  limit: number,
  before = "",
): Promise<Passage[]> {
  const words = [query, before].flatMap((text) => queryWords(text).map(({ word }) => word));
  if (queryWords(query).length === 0) return [];
  const { index, lexemes } = await readArticles(organizationId, [...new Set(words)]);
  const ranked: RankedSection[] = [];
  for (const [language, articles] of index.byLanguage) {
    const everyday = await everydayWordsIn(language);
    const library = { index: articles, lexemes: lexemes.get(language) ?? new Map(), everyday };
    ranked.push(...rankQuestion({ text: query, before }, library));
  }
  return ranked
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(passageOf);
}

/** How often to look again while the articles are being changed, before answering from what was read last. */
const mostLooks = 4;

async function readArticles(
  organizationId: string,
  words: string[],
): Promise<{ index: KeptIndex; lexemes: Map<string, Lexemes> }> {
  for (let look = 1; ; look += 1) {
    const index = keptIndex(organizationId);
    const { articlesRev, lexemes } = await readQuestion(organizationId, words, [...index.byLanguage.keys()]);
    if (index.articlesRev === articlesRev || look === mostLooks) return { index, lexemes };
    await refreshIndex(organizationId, articlesRev);
  }
}

function passageOf({ article, section, score }: RankedSection): Passage {
  const { articleId, slug, title, sections } = article;
  const found = sections[section];
  if (!found) throw new Error(`Article ${articleId} has no section ${section}`);
  return {
    articleId,
    slug,
    title,
    heading: found.heading,
    anchor: found.anchor,
    text: textOfSection(found),
    score,
  };
}
