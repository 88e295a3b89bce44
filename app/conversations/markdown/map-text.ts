import type { Block, Inline, RichText } from "./rich-text";

/** The same text with whatever `change` makes of each piece of plain text in it; code stays as it is. */
export function mapText(content: RichText, change: (text: string) => Inline[]): RichText {
  return content.map((block) => changedBlock(block, change));
}

function changedBlock(block: Block, change: (text: string) => Inline[]): Block {
  const line = (content: Inline[]) => content.flatMap((inline) => changedInline(inline, change));
  switch (block.type) {
    case "paragraph":
    case "heading":
      return { ...block, content: line(block.content) };
    case "quote":
      return { ...block, content: mapText(block.content, change) };
    case "list":
      return { ...block, items: block.items.map((item) => mapText(item, change)) };
    case "table":
      return { ...block, head: block.head.map(line), rows: block.rows.map((row) => row.map(line)) };
    case "code":
    case "rule":
      return block;
  }
}

function changedInline(inline: Inline, change: (text: string) => Inline[]): Inline[] {
  if (typeof inline === "string") return change(inline);
  switch (inline.type) {
    case "strong":
    case "emphasis":
    case "deleted":
    case "link":
      return [{ ...inline, content: inline.content.flatMap((each) => changedInline(each, change)) }];
    case "code":
    case "break":
    case "mark":
      return [inline];
  }
}
