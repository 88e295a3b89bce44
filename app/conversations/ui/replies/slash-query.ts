import { belowTyped } from "~/conversations/sending/below-typed";

/** What is typed from a `/` at the start of a line up to the caret, `start` being where the `/` is. */
export type SlashQuery = { start: number; typed: string };

/** The line the caret is in, if it begins with a `/`; null otherwise. */
export function slashQueryAt(text: string, caret: number): SlashQuery | null {
  const start = text.lastIndexOf("\n", caret - 1) + 1;
  return text[start] === "/" && caret > start ? { start, typed: text.slice(start + 1, caret) } : null;
}

/** The text with the reply in place of what asked for it; below all of it where that has changed meanwhile. */
export function placeReply(text: string, asked: SlashQuery | null, reply: string): string {
  if (!asked) return belowTyped(text, reply);
  const end = asked.start + 1 + asked.typed.length;
  if (text.slice(asked.start, end) !== `/${asked.typed}`) return belowTyped(text, reply);
  return text.slice(0, asked.start) + reply + text.slice(end);
}
