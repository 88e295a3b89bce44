import { parseMarkdown } from "./markdown";
import type { Block, Inline } from "./rich-text";

/** The longest preview, in UTF-16 code units, and how much of a body is read for it. */
const previewLength = 140;
const readLength = 600;

/** The beginning of a message as one line of plain text, for lists. */
export function previewOf(body: string): string {
  const words = parseMarkdown(body.slice(0, readLength)).map(textOfBlock).join(" ");
  return words.replace(/\s+/g, " ").trim().slice(0, previewLength).toWellFormed();
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return textOfInlines(block.content);
    case "quote":
      return block.content.map(textOfBlock).join(" ");
    case "list":
      return block.items.flat().map(textOfBlock).join(" ");
    case "code":
      return block.text;
    case "table":
      return [block.head, ...block.rows].flat().map(textOfInlines).join(" ");
    case "rule":
      return "";
  }
}

function textOfInlines(content: Inline[]): string {
  return content.map(textOfInline).join("");
}

function textOfInline(inline: Inline): string {
  if (typeof inline === "string") return inline;
  if (inline.type === "break") return " ";
  return "text" in inline ? inline.text : textOfInlines(inline.content);
}
