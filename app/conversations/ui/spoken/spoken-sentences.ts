import type { Block, Inline, RichText } from "~/conversations/markdown/rich-text";

/**
 * What a message says, sentence by sentence, as it is read aloud: a list item, a heading, a row of a table and a piece
 * of code each stand for themselves. While it is being written (`ended` is false) the last one is left out, since more
 * of it may come; those before it stay as they are.
 */
export function spokenSentences(content: RichText, ended = true): string[] {
  const pieces = content.flatMap(piecesOf);
  const last = ended ? undefined : pieces.pop();
  const open = last === undefined ? [] : sentencesOf(last).slice(0, -1);
  return [...pieces.flatMap(sentencesOf), ...open];
}

function piecesOf(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return [wordsOf(block.content)];
    case "quote":
      return block.content.flatMap(piecesOf);
    case "list":
      return block.items.flatMap((item) => item.flatMap(piecesOf));
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(wordsOf).join(", "));
    case "code":
      return [block.text];
    case "rule":
      return [];
  }
}

function wordsOf(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (typeof inline === "string") return inline;
      if (inline.type === "break") return " ";
      return "text" in inline ? inline.text : wordsOf(inline.content);
    })
    .join("");
}

/** A mark that may end a sentence, what closes behind it, and the gap to the next word. */
const endings = /[.!?…]+["'”’)\]]*\s+(?=\S)|[。！？]+[”’」』）]*/gu;

/** What ends with a full stop and no sentence: initials, “e.g.”, titles, the number of an item. */
const abbreviation =
  /(?:^|[\s("“‘])(?:(?:\p{L}\.)*\p{L}|dr|mrs?|ms|prof|st|nos?|vs|approx|incl|ca)\.$|^\d+\.$/iu;

function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { 0: ending, index } of text.matchAll(endings)) {
    const next = index + ending.length;
    const sentence = text.slice(from, next).trim();
    if (abbreviation.test(sentence) || /^\p{Ll}/u.test(text.slice(next))) continue;
    sentences.push(sentence);
    from = next;
  }
  const rest = text.slice(from).trim();
  return rest ? [...sentences, rest] : sentences;
}
