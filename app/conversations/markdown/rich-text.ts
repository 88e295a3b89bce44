/** A piece of a line: text as it is, or one of the few marks a message may carry. */
export type Inline =
  | string
  | { type: "strong" | "emphasis" | "deleted"; content: Inline[] }
  | { type: "code"; text: string }
  | { type: "break" }
  /** What a search was for. */
  | { type: "mark"; text: string }
  | RichLink;

/** `host` names where a link leads when its text does not say so; null when it does, or stays on this site. */
export type RichLink = { type: "link"; href: string; host: string | null; content: Inline[] };

export type Block =
  | { type: "paragraph"; content: Inline[] }
  | { type: "heading"; level: 2 | 3; content: Inline[] }
  | { type: "quote"; content: Block[] }
  | { type: "list"; start: number | null; items: Block[][] }
  | { type: "code"; text: string }
  | { type: "table"; head: Inline[][]; rows: Inline[][][] }
  | { type: "rule" };

/** What a message says, as an allow-listed tree: nothing in it can run, load or lead to another scheme. */
export type RichText = Block[];

/** Text as it was typed: blank lines part paragraphs, every other line break is kept. */
export function plainText(text: string): RichText {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => ({
      type: "paragraph",
      content: paragraph
        .replace(/^\n+|\n+$/g, "")
        .split("\n")
        .flatMap((line, index): Inline[] => (index === 0 ? [line] : [{ type: "break" }, line])),
    }));
}
