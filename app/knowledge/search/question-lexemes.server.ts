import { daleChall } from "dale-chall";
import { LRUCache } from "lru-cache";
import { db } from "~/database/client.server";
import { relatedWords } from "./related-words.ts";
import { wordForms } from "./word-forms.ts";

/** What full-text search makes of a word, in one language: none of a stop word. */
export type Lexemes = ReadonlyMap<string, readonly string[]>;

/** Words that belong together: each with the others. */
export type Families = ReadonlyMap<string, ReadonlySet<string>>;

/** What is known of everyday words, as the lexemes of one language. */
export type EverydayWords = {
  /** Each with those that mean much the same. */
  relatives: Families;
  /** Each with other forms of it. */
  forms: Families;
  /** Words everyone can spell: never taken for another one misspelt. */
  familiar: ReadonlySet<string>;
};

const everydayByLanguage = new LRUCache<string, Promise<EverydayWords>>({ max: 32 });

/**
 * The lexemes of words in some languages (text-search configurations), and the organization's `articlesRev`: it grows
 * whenever one of its articles is written, published or taken away, by whatever process.
 */
export async function readQuestion(
  organizationId: string,
  words: string[],
  languages: string[],
): Promise<{ articlesRev: number; lexemes: Map<string, Lexemes> }> {
  const rows = await db.$queryRaw<
    { articlesRev: number; language: string; word: string; lexemes: string[] }[]
  >`
    SELECT "articlesRev", "language", "word",
      tsvector_to_array(to_tsvector("language"::regconfig, "word")) AS "lexemes"
    FROM "Organization"
    LEFT JOIN (SELECT * FROM unnest(${languages}::text[]) AS "language", unnest(${words}::text[]) AS "word") AS asked
      ON true
    WHERE "id" = ${organizationId}::uuid`;
  const lexemes = new Map(languages.map((language) => [language, new Map<string, string[]>()]));
  for (const row of rows) lexemes.get(row.language)?.set(row.word, row.lexemes);
  return { articlesRev: rows[0]?.articlesRev ?? 0, lexemes };
}

/** What is known of everyday words, for a language. */
export function everydayWordsIn(language: string): Promise<EverydayWords> {
  const kept = everydayByLanguage.get(language);
  if (kept) return kept;
  const reading = readEverydayWords(language);
  everydayByLanguage.set(language, reading);
  reading.catch(() => everydayByLanguage.delete(language));
  return reading;
}

async function readEverydayWords(language: string): Promise<EverydayWords> {
  const [related, forms, [familiar]] = await Promise.all([
    lexemesOfTexts(language, relatedWords),
    lexemesOfTexts(language, wordForms),
    lexemesOfTexts(language, [daleChall.join(" ")]),
  ]);
  return { relatives: familiesOf(related), forms: familiesOf(forms), familiar: new Set(familiar) };
}

function familiesOf(families: string[][]): Families {
  const others = new Map<string, Set<string>>();
  for (const family of families)
    for (const lexeme of family) {
      const known = others.get(lexeme) ?? new Set();
      for (const other of family) if (other !== lexeme) known.add(other);
      others.set(lexeme, known);
    }
  return others;
}

async function lexemesOfTexts(language: string, texts: string[]): Promise<string[][]> {
  const rows = await db.$queryRaw<{ lexemes: string[] }[]>`
    SELECT tsvector_to_array(to_tsvector(${language}::regconfig, "text")) AS "lexemes"
    FROM unnest(${texts}::text[]) AS "text"`;
  return rows.map(({ lexemes }) => lexemes);
}
