import { db } from "~/database/client.server";
import { wordsOf } from "./mark-words";

/** So many different words of a page are looked at; what a page of long texts has beyond them stays unmarked. */
const mostWords = 5_000;

/** Which words of these texts, in lower case, are what a search asked for, whatever their endings. */
export async function listFoundWords(q: string, texts: string[]): Promise<Set<string>> {
  const words = wordsOf(texts.join(" ")).slice(0, mostWords);
  const found = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM unnest(${words}::text[]) word
    WHERE tsvector_to_array(to_tsvector('english', word)) && tsvector_to_array(to_tsvector('english', ${q}))`;
  return new Set(found.map(({ word }) => word));
}
