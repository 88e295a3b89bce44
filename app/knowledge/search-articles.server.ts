import { listReadings, listSections } from "./article-sections.server.ts";
import { queryWords } from "./query-words.ts";
import { rankSections, type Section } from "./rank-sections.ts";

/** A part of a published article that speaks to a question. `score` orders passages of one search only. */
export type Passage = {
  articleId: string;
  slug: string;
  title: string;
  /** The heading it stands under; null before the first. */
  heading: string | null;
  /** Markdown, without the heading. */
  text: string;
  score: number;
};

/**
 * The best passage of each published article of this organization that speaks to `query`, best first; none where
 * nothing does. Full-text search in each article's language finds them, and the words' rarity, place, relatives and
 * likely spellings rank them. `query` may be any text; `limit` counts articles.
 */
export async function searchPassages(
  organizationId: string,
  query: string,
  limit: number,
): Promise<Passage[]> {
  const words = queryWords(query);
  if (words.length === 0) return [];
  const readings = await listReadings(
    organizationId,
    words.map(({ word }) => word),
  );
  if (readings.length === 0) return [];
  const sections = await listSections(organizationId, readings);
  const languages = [...new Set(sections.map(({ language }) => language))];
  return languages
    .flatMap((language) =>
      rankSections(
        words,
        readings.filter((reading) => reading.language === language),
        sections.filter((section) => section.language === language),
        sections[0]?.published ?? 0,
      ),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ section, score }) => passageOf(section, score));
}

function passageOf({ articleId, slug, title, markdown }: Section, score: number): Passage {
  const heading = /^#+ +([^\n]*)\n?/.exec(markdown);
  const text = markdown.slice(heading?.[0].length ?? 0).trim();
  return { articleId, slug, title, heading: heading?.[1]?.trim() ?? null, text, score };
}
