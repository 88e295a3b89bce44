import type { ArticleIndex } from "./article-index.ts";
import { withWordsBefore } from "./leaning-question.ts";
import { queryWords } from "./query-words.ts";
import type { EverydayWords, Lexemes } from "./question-lexemes.server.ts";
import { rankSections, type RankedSection } from "./rank-sections.ts";
import { soughtWords, type SoughtWord } from "./sought-words.ts";

/** `before` is what was talked about before it; may be empty. */
export type Question = { text: string; before: string };

/** The articles of one language, and what is known of its words. */
export type Library = { index: ArticleIndex; lexemes: Lexemes; everyday: EverydayWords };

const mostParts = 3;
const asks =
  "how|what|when|where|which|who|why|can|could|do|does|did|is|are|will|would|should|may|if|otherwise|also";
const betweenParts = new RegExp(
  `[?!;.]+\\s+|[,\\s]+(?:and|or|but)\\s+(?=(?:${asks})\\b)|,\\s+(?=(?:${asks})\\b)`,
  "i",
);

/**
 * The best section of each article that speaks to the question, best first; `score` is 1 for the best. Of a question in
 * parts, the best for each part come first, and count as much as the part is answered well.
 */
export function rankQuestion({ text, before }: Question, library: Library): RankedSection[] {
  const whole = rankOne({ text, before }, library);
  const best = whole[0]?.score ?? 1;
  const ranked = whole.map((section) => ({ ...section, score: section.score / best }));
  const firsts = new Map(
    firstsOfParts({ text, before }, library).map((first) => [first.article.articleId, first]),
  );
  if (firsts.size < 2) return ranked;
  const others = ranked.filter(({ article }) => !firsts.has(article.articleId));
  const placeOf = ({ article }: RankedSection) => {
    const place = ranked.findIndex((other) => other.article.articleId === article.articleId);
    return place < 0 ? ranked.length : place;
  };
  const leading = [...firsts.values()].sort((a, b) => placeOf(a) - placeOf(b));
  return [...leading.map((section) => ({ ...section, score: 1 })), ...others];
}

function firstsOfParts({ text, before }: Question, library: Library): RankedSection[] {
  const parts = text.split(betweenParts).filter((part) => topicsOf(part, library).length > 0);
  if (parts.length < 2 || parts.length > mostParts) return [];
  return parts.flatMap((part, position) => {
    const said = [before, ...parts.slice(0, position)].filter(Boolean).join("\n");
    return rankOne({ text: part, before: said }, library).slice(0, 1);
  });
}

function rankOne({ text, before }: Question, library: Library): RankedSection[] {
  const own = soughtIn(text, library);
  const leaning = before ? withWordsBefore(text, own, soughtIn(before, library)) : null;
  return rankSections(leaning ?? own, library.index);
}

function soughtIn(text: string, { lexemes, everyday, index }: Library): SoughtWord[] {
  return soughtWords(queryWords(text), lexemes, everyday, index);
}

function topicsOf(text: string, library: Library): SoughtWord[] {
  return soughtIn(text, library).filter(({ small, readings }) => !small && readings.length > 0);
}
