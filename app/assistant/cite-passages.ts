import type { Citation } from "~/conversations/message";
import type { Passage } from "~/knowledge/search-articles.server";

const mostCitations = 3;

/**
 * The articles an answer rests on: those found ones whose title it names; where it names none, the best that its last
 * search found.
 */
export function citationsOf(text: string, searches: Passage[][]): Citation[] {
  const said = text.toLowerCase();
  const named = searches.flat().filter(({ title }) => said.includes(title.toLowerCase()));
  const used = named.length > 0 ? named : (searches.at(-1) ?? []);
  const byArticle = new Map(used.map((passage) => [passage.articleId, passage]));
  return [...byArticle.values()]
    .slice(0, mostCitations)
    .map(({ articleId, title, slug }) => ({ articleId, title, url: `/help/${slug}` }));
}
