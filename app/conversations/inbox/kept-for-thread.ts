import type { RichText } from "~/conversations/markdown/rich-text";

/** What an inbox page shows again of what the page before it kept: what was in the box, and a summary. */
export type KeptForThread = { body?: string; summary?: RichText };

/** Reads it where it was kept for this conversation; the summary was written down as JSON. */
export function keptForThread(id: string, kept: Partial<Record<string, string>> | undefined): KeptForThread {
  if (!kept || kept["conversationId"] !== id) return {};
  const { body, summary } = kept;
  return {
    ...(body !== undefined && { body }),
    ...(summary !== undefined && { summary: JSON.parse(summary) as RichText }),
  };
}
