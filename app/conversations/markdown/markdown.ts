import { Lexer, Tokenizer, type MarkedToken, type Token, type Tokens } from "marked";
import { inlinesOf, joined } from "./inline-markdown";
import { plainText, type Block, type RichText } from "./rich-text";

const deepest = 8;
const mostColumns = 8;

/** Leaves HTML, link definitions and references to them as the text they are, so that nothing typed disappears. */
class MessageTokenizer extends Tokenizer {
  override html(): undefined {}
  override tag(): undefined {}
  override def(): undefined {}
  override reflink(): undefined {}
}

/**
 * Reads the Markdown (GFM, line breaks kept) of a message into an allow-listed tree. Raw HTML becomes text, an
 * image a link, a link that may not be followed its text. Never throws; what would take the parser long, or
 * nests deeper than anyone reads, comes back as it was typed.
 */
export function parseMarkdown(body: string): RichText {
  const text = body.replace(/\r\n?/g, "\n");
  if (isLaborious(text)) return plainText(text);
  try {
    return blocksOf(new Lexer({ gfm: true, breaks: true, tokenizer: new MessageTokenizer() }).lex(text), 0);
  } catch {
    return plainText(text);
  }
}

/** Markers in front of a line, emphasis marks and words or gaps without a break: the parser takes their square. */
function isLaborious(text: string): boolean {
  return (
    text.length > 40_000 ||
    /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){16}/m.test(text) ||
    /[!-~]{4096}/.test(text) ||
    /[ \t]{1000}/.test(text) ||
    (text.match(/[*_~]+/g)?.length ?? 0) > 500 ||
    /[*_~]{200}/.test(text)
  );
}

function blocksOf(tokens: Token[], depth: number): Block[] {
  if (depth > deepest) return plainText(tokens.map(({ raw }) => raw).join(""));
  return (tokens as MarkedToken[]).flatMap((token): Block[] => {
    switch (token.type) {
      case "space":
        return [];
      case "paragraph":
        return [{ type: "paragraph", content: inlinesOf(token.tokens, depth) }];
      case "heading":
        return [{ type: "heading", level: token.depth < 3 ? 2 : 3, content: inlinesOf(token.tokens, depth) }];
      case "text":
        return [{ type: "paragraph", content: inlinesOf(token.tokens ?? [token], depth) }];
      case "blockquote":
        return [{ type: "quote", content: blocksOf(token.tokens, depth + 1) }];
      case "list":
        return [
          {
            type: "list",
            start: token.ordered ? Number(token.start) : null,
            items: token.items.map((item) => itemOf(item, depth + 1)),
          },
        ];
      case "code":
        return [{ type: "code", text: token.text }];
      case "hr":
        return [{ type: "rule" }];
      case "table":
        return token.header.length > mostColumns ? plainText(token.raw) : [tableOf(token, depth)];
      case "checkbox":
      case "html":
      case "def":
      case "list_item":
      case "strong":
      case "em":
      case "del":
      case "codespan":
      case "link":
      case "image":
      case "escape":
      case "br":
        return plainText(token.raw);
    }
  });
}

/** The box of a task stands in front of its words, as it was typed. */
function itemOf({ tokens: [first, ...rest] }: Tokens.ListItem, depth: number): Block[] {
  if (!first) return [];
  if (first.type !== "checkbox") return blocksOf([first, ...rest], depth);
  const [block, ...blocks] = blocksOf(rest, depth);
  if (block?.type !== "paragraph") return [...plainText(first.raw), ...(block ? [block] : []), ...blocks];
  return [{ ...block, content: joined([first.raw, ...block.content]) }, ...blocks];
}

function tableOf(table: Tokens.Table, depth: number): Block {
  const cellsOf = (cells: Tokens.TableCell[]) => cells.map((cell) => inlinesOf(cell.tokens, depth));
  return { type: "table", head: cellsOf(table.header), rows: table.rows.map(cellsOf) };
}
