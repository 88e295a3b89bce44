import { mapText } from "~/conversations/markdown/map-text";
import type { Inline, RichText } from "~/conversations/markdown/rich-text";

/** A word with what may join it to others: an address, a part number, a word with an apostrophe. */
const compound = /[\p{L}\p{M}\p{N}]+(?:[-@.'’_/+][\p{L}\p{M}\p{N}]+)*/gu;
const simple = /[\p{L}\p{M}\p{N}]+/gu;

/** Every different word of a text in lower case, compounds whole and in their parts. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  return [...new Set([...(lower.match(compound) ?? []), ...(lower.match(simple) ?? [])])];
}

/** The same text with the given words (in lower case) marked wherever they stand. */
export function markWords(content: RichText, words: ReadonlySet<string>): RichText {
  return words.size === 0 ? content : mapText(content, (text) => markedText(text, words));
}

function markedText(text: string, words: ReadonlySet<string>): Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const { index, length } of foundIn(text, words)) {
    if (index > done) parts.push(text.slice(done, index));
    parts.push({ type: "mark", text: text.slice(index, index + length) });
    done = index + length;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

/** Where the words stand: a compound as a whole where it is one of them, else those of its parts that are. */
function foundIn(text: string, words: ReadonlySet<string>): { index: number; length: number }[] {
  return [...text.matchAll(compound)].flatMap(({ 0: whole, index }) => {
    if (words.has(whole.toLowerCase())) return [{ index, length: whole.length }];
    return [...whole.matchAll(simple)]
      .filter(([part]) => words.has(part.toLowerCase()))
      .map(({ 0: part, index: within }) => ({ index: index + within, length: part.length }));
  });
}
