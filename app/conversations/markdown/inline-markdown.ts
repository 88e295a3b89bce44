import type { MarkedToken, Token } from "marked";
import { linkTarget, textNamesHost } from "./link-target";
import type { Inline } from "./rich-text";

const deepest = 16;

/** The marks inside a line. `depth` counts what is open around them; beyond reason they stay as typed. */
export function inlinesOf(tokens: Token[], depth: number): Inline[] {
  if (depth > deepest) return [tokens.map(({ raw }) => raw).join("")];
  const inlines = (tokens as MarkedToken[]).flatMap((token): Inline[] => {
    switch (token.type) {
      case "strong":
        return [{ type: "strong", content: inlinesOf(token.tokens, depth + 1) }];
      case "em":
        return [{ type: "emphasis", content: inlinesOf(token.tokens, depth + 1) }];
      case "del":
        return [{ type: "deleted", content: inlinesOf(token.tokens, depth + 1) }];
      case "codespan":
        return [{ type: "code", text: token.text }];
      case "br":
        return [{ type: "break" }];
      case "link":
        return linkOf(token.href, inlinesOf(token.tokens, depth + 1));
      case "image":
        return linkOf(token.href, [token.text.trim() || token.href]);
      case "text":
      case "escape":
        return token.type === "text" && token.tokens
          ? inlinesOf(token.tokens, depth + 1)
          : [decoded(token.text)];
      case "checkbox":
      case "html":
      case "space":
      case "paragraph":
      case "heading":
      case "blockquote":
      case "list":
      case "list_item":
      case "code":
      case "table":
      case "def":
      case "hr":
        return [token.raw];
    }
  });
  return joined(inlines);
}

function linkOf(address: string, content: Inline[]): Inline[] {
  const target = linkTarget(address);
  if (!target) return content;
  const named = target.host !== null && textNamesHost(textOf(content), target.host);
  return [{ type: "link", href: target.href, host: named ? null : target.host, content }];
}

function textOf(content: Inline[]): string {
  return content
    .map((inline) =>
      typeof inline === "string" ? inline : "content" in inline ? textOf(inline.content) : "",
    )
    .join("");
}

/** Puts neighbouring pieces of text together. */
export function joined(inlines: Inline[]): Inline[] {
  return inlines.reduce<Inline[]>((all, inline) => {
    const last = all.at(-1);
    if (typeof inline === "string" && typeof last === "string") all[all.length - 1] = last + inline;
    else all.push(inline);
    return all;
  }, []);
}

const characters: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: "\u00a0",
};

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => characters[name] ?? whole);
}
