import { db } from "~/database/client.server";
import type { Reading, Section } from "./rank-sections.ts";
import { relatedWords } from "./related-words.ts";

/** Articles looked at closely, chosen by full-text rank. Rarity is judged among them. */
const mostArticles = 40;

type LanguageReading = Reading & { language: string };
type LanguageSection = Section & { language: string };

/**
 * How each word may be written in the published articles of an organization, by language (a text-search
 * configuration). Spellings come from titles and synonyms, by trigram similarity.
 */
export function listReadings(organizationId: string, words: string[]): Promise<LanguageReading[]> {
  return db.$queryRaw<LanguageReading[]>`
    WITH articles AS (
      SELECT "language", "title", "synonyms" FROM "Article"
      WHERE "organizationId" = ${organizationId}::uuid AND "state" = 'published'
    ), languages AS (
      SELECT DISTINCT "language" FROM articles
    ), asked AS (
      SELECT "position", "word", "language", "lexeme"
      FROM unnest(${words}::text[]) WITH ORDINALITY AS asked("word", "position"), languages,
        unnest(tsvector_to_array(to_tsvector("language", "word"))) AS "lexeme"
    ), families AS (
      SELECT "language", "family", tsvector_to_array(to_tsvector("language", "family")) AS "lexemes"
      FROM languages, unnest(${relatedWords}::text[]) AS "family"
    ), vocabulary AS (
      SELECT "language", "word" FROM articles,
        regexp_split_to_table(lower("title" || ' ' || "synonyms"), '[^[:alnum:]]+') AS "word"
      UNION
      SELECT "language", "word" FROM families, regexp_split_to_table("family", ' ') AS "word"
    ), written AS (
      SELECT "position", "language", "lexeme", 'same' AS "kind", 1::float8 AS "closeness" FROM asked
      UNION ALL
      SELECT "position", asked."language",
        unnest(tsvector_to_array(to_tsvector(asked."language", vocabulary."word"))), 'spelling',
        similarity(asked."word", vocabulary."word")
      FROM asked JOIN vocabulary ON vocabulary."language" = asked."language"
        AND vocabulary."word" <> asked."word" AND similarity(asked."word", vocabulary."word") >= 0.35
      WHERE length(asked."word") > 3 AND length(vocabulary."word") > 3
    )
    SELECT "position"::int - 1 AS "position", "language"::text, "lexeme", "kind", "closeness" FROM written
    UNION ALL
    SELECT "position"::int - 1, written."language"::text, relative,
      CASE "kind" WHEN 'same' THEN 'related' ELSE 'spelling' END,
      max(CASE "kind" WHEN 'same' THEN 1 ELSE "closeness" * 0.7 END)
    FROM written JOIN families ON families."language" = written."language" AND "lexeme" = ANY(families."lexemes"),
      unnest(families."lexemes") AS relative
    WHERE relative <> "lexeme"
    GROUP BY 1, 2, 3, 4`;
}

/**
 * The sections of the published articles of an organization in which any of the readings stands, and how many
 * published articles it has. The lexemes must be free of quotes and backslashes.
 */
export function listSections(
  organizationId: string,
  readings: LanguageReading[],
): Promise<(LanguageSection & { published: number })[]> {
  const languages = readings.map(({ language }) => language);
  const lexemes = readings.map(({ lexeme }) => lexeme);
  return db.$queryRaw<(LanguageSection & { published: number })[]>`
    WITH queries AS (
      SELECT "language"::regconfig AS "language", string_agg(DISTINCT quote_literal("lexeme"), ' | ')::tsquery AS "query"
      FROM unnest(${languages}::text[], ${lexemes}::text[]) AS readings("language", "lexeme")
      GROUP BY 1
    ), indexed AS (
      SELECT "Article".*, "query", (
        setweight(to_tsvector("Article"."language", "title"), 'A') ||
        setweight(to_tsvector("Article"."language", "synonyms"), 'B') ||
        setweight(to_tsvector("Article"."language", "body"), 'C')
      ) AS "words"
      FROM "Article" JOIN queries ON queries."language" = "Article"."language"
      WHERE "organizationId" = ${organizationId}::uuid AND "state" = 'published'
    ), found AS (
      SELECT * FROM indexed WHERE "words" @@ "query" ORDER BY ts_rank("words", "query") DESC, "id" LIMIT ${mostArticles}
    )
    SELECT "id" AS "articleId", "slug", "title", "language"::text, "markdown",
      tsvector_to_array(to_tsvector("language", "title")) AS "titleLexemes",
      tsvector_to_array(to_tsvector("language", "synonyms")) AS "synonymLexemes",
      tsvector_to_array(to_tsvector("language", coalesce(substring("markdown" FROM '^#+ ([^\n]*)'), ''))) AS "headingLexemes",
      tsvector_to_array(to_tsvector("language", "markdown")) AS "textLexemes",
      (SELECT count(*)::int FROM "Article"
        WHERE "organizationId" = ${organizationId}::uuid AND "state" = 'published') AS "published"
    FROM found, regexp_split_to_table("body", '\n(?=#{1,6} )') AS "markdown"`;
}
