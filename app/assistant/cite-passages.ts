import type { Citation } from "~/conversations/message";
import type { Passage } from "~/knowledge/search-articles.server";

const mostCitations = 3;

/**
 * The articles an answer rests on, each at its best passage: those found ones whose title it names; where it names
 * none, the best that its last search with results found.
 */
export function citationsOf(text: string, searches: Passage[][]): Citation[] {
  const said = text.toLowerCase();
  const found = searches.flat();
  const named = found.filter(({ title }) => said.includes(title.toLowerCase()));
  const used = named.length > 0 ? named : (searches.findLast((passages) => passages.length > 0) ?? []);
  const byArticle = new Map<string, Passage[]>();
  for (const passage of used)
    byArticle.set(passage.articleId, [...(byArticle.get(passage.articleId) ?? []), passage]);
  return [...byArticle.values()].slice(0, mostCitations).flatMap((passages) => {
    const quoted = passages.find(({ heading }) => heading !== null && said.includes(heading.toLowerCase()));
    const passage = quoted ?? passages[0];
    return passage ? [citationOf(passage)] : [];
  });
}

function citationOf({ articleId, title, slug, anchor }: Passage): Citation {
  return { articleId, title, url: `/help/${slug}${anchor ? `#${encodeURIComponent(anchor)}` : ""}` };
}
