import { z } from "zod";
import { instant, searchText, seqText, wholeNumber } from "~/http/text-fields";

/** The query of a page of messages: a seq as cursor, filters, and 30 messages unless told otherwise. */
export const ReadMessages = z.object({
  before: seqText.optional(),
  after: seqText.optional(),
  around: seqText.optional(),
  limit: wholeNumber(1, 100).default(30),
  q: searchText.transform((text) => text || undefined).optional(),
  sender: z
    .array(z.enum(["user", "agent", "assistant", "system"]))
    .max(4)
    .optional(),
  since: instant.optional(),
  until: instant.optional(),
});

/** Addresses of the neighbouring pages, with the filters kept; null at an end. */
export function pageHrefs(
  path: string,
  query: z.output<typeof ReadMessages>,
  page: { before: number | null; after: number | null },
): { earlierHref: string | null; laterHref: string | null } {
  const kept = new URLSearchParams();
  if (query.limit !== 30) kept.set("limit", String(query.limit));
  if (query.q) kept.set("q", query.q);
  for (const sender of query.sender ?? []) kept.append("sender", sender);
  if (query.since) kept.set("since", query.since.toISOString());
  if (query.until) kept.set("until", query.until.toISOString());
  const href = (cursor: "before" | "after", seq: number | null) => {
    if (seq === null) return null;
    const search = new URLSearchParams(kept);
    search.set(cursor, String(seq));
    return `${path}?${search}`;
  };
  return { earlierHref: href("before", page.before), laterHref: href("after", page.after) };
}
