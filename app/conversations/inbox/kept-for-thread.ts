import type { RichText } from "~/conversations/markdown/rich-text";

/** What an inbox page shows again of what the page before it kept: what was in the box and how it reads, and a summary. */
export type KeptForThread = {
  body?: string;
  kind?: "reply" | "note";
  preview?: RichText;
  summary?: RichText;
};

/** Reads it where it was kept for this conversation; texts that were read were written down as JSON. */
export function keptForThread(id: string, kept: Partial<Record<string, string>> | undefined): KeptForThread {
  if (!kept || kept["conversationId"] !== id) return {};
  const { body, kind, preview, summary } = kept;
  return {
    ...(body !== undefined && { body }),
    ...(kind === "note" && { kind }),
    ...(preview !== undefined && { preview: JSON.parse(preview) as RichText }),
    ...(summary !== undefined && { summary: JSON.parse(summary) as RichText }),
  };
}
