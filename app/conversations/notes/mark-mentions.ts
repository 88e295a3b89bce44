import { mapText } from "~/conversations/markdown/map-text";
import type { Inline, RichText } from "~/conversations/markdown/rich-text";

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

const firstOf = (name: string) => name.trim().split(/\s/)[0] ?? "";

/**
 * The same text with every `@` before one of these names, or its first word, marked, the name included; letters of any
 * case are alike.
 */
export function markMentions(content: RichText, names: readonly string[]): RichText {
  const known = names.flatMap((name) => [name.trim(), firstOf(name)]).filter((name) => name !== "");
  if (known.length === 0) return content;
  // The longest first: a name may begin with another.
  const alternatives = known.sort((one, other) => other.length - one.length).map(escaped);
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])(@(?:${alternatives.join("|")}))(?![\\p{L}\\p{N}])`, "iu");
  return mapText(content, (text) =>
    text
      .split(mention)
      .map((part, index): Inline => (index % 2 === 1 ? { type: "mark", text: part } : part))
      .filter((part) => part !== ""),
  );
}
