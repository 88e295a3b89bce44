import { db } from "~/database/client.server";
import { articleSections } from "../article-sections.ts";
import type { IndexedArticle, Places } from "./article-index.ts";

/** A published article as it stands in the database; `version` differs after every write. */
export type ArticleVersion = { articleId: string; version: string };

export type LoadedArticle = { version: string; language: string; article: IndexedArticle };

const articlesAtOnce = 50;

/** The published articles of an organization, by id and version. */
export function listVersions(organizationId: string): Promise<ArticleVersion[]> {
  return db.$queryRaw<ArticleVersion[]>`
    SELECT "id" AS "articleId", "xmin"::text AS "version" FROM "Article"
    WHERE "organizationId" = ${organizationId}::uuid AND "state" = 'published'`;
}

/** Those of the articles that are published still, with the lexemes of all their parts. */
export async function loadArticles(organizationId: string, articleIds: string[]): Promise<LoadedArticle[]> {
  const loaded: LoadedArticle[] = [];
  for (let from = 0; from < articleIds.length; from += articlesAtOnce)
    loaded.push(...(await loadBatch(organizationId, articleIds.slice(from, from + articlesAtOnce))));
  return loaded;
}

type Row = {
  articleId: string;
  version: string;
  slug: string;
  title: string;
  synonyms: string;
  body: string;
  language: string;
};
type Part = { article: Row; place: keyof Places; section: number; text: string };

async function loadBatch(organizationId: string, articleIds: string[]): Promise<LoadedArticle[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT "id" AS "articleId", "xmin"::text AS "version", "slug", "title", "synonyms", "body", "language"::text
    FROM "Article"
    WHERE "organizationId" = ${organizationId}::uuid AND "state" = 'published' AND "id" = ANY(${articleIds}::uuid[])`;
  const loaded = rows.map((row) => ({ row, sections: articleSections(row.body) }));
  const parts = loaded.flatMap(({ row, sections }): Part[] => [
    { article: row, place: "title", section: 0, text: row.title },
    { article: row, place: "synonyms", section: 0, text: row.synonyms },
    ...sections.flatMap(({ heading, markdown }, section): Part[] => [
      { article: row, place: "headings", section, text: heading ?? "" },
      { article: row, place: "texts", section, text: markdown },
    ]),
  ]);
  const lexemes = await lexemesOf(parts);
  const places = new Map(rows.map(({ articleId }) => [articleId, new Map<string, Places>()]));
  for (const [index, { article, place, section }] of parts.entries())
    note(places.get(article.articleId), lexemes[index] ?? [], place, section);
  return loaded.map(({ row: { articleId, slug, title, version, language }, sections }) => {
    const article = { articleId, slug, title, sections, lexemes: places.get(articleId) ?? new Map() };
    return { version, language, article };
  });
}

async function lexemesOf(parts: Part[]): Promise<string[][]> {
  const languages = parts.map(({ article }) => article.language);
  const texts = parts.map(({ text }) => text);
  const rows = await db.$queryRaw<{ lexemes: string[] }[]>`
    SELECT tsvector_to_array(to_tsvector("language"::regconfig, "text")) AS "lexemes"
    FROM unnest(${languages}::text[], ${texts}::text[]) WITH ORDINALITY AS parts("language", "text", "position")
    ORDER BY "position"`;
  return rows.map(({ lexemes }) => lexemes);
}

function note(
  known: Map<string, Places> | undefined,
  lexemes: string[],
  place: keyof Places,
  section: number,
): void {
  for (const lexeme of lexemes) {
    const places = known?.get(lexeme) ?? { title: false, synonyms: false, headings: [], texts: [] };
    if (place === "title" || place === "synonyms") places[place] = true;
    else places[place].push(section);
    known?.set(lexeme, places);
  }
}
