import { z } from "zod";
import { englishWords } from "~/i18n/words";
import { instant, searchText, seqText, wholeNumber } from "~/http/text-fields";

/** What of a query says where in the thread its page stands. */
export const cursors = ["before", "after", "around"] as const;

/** The query of a page of messages: a seq as cursor, filters, and 30 messages unless told otherwise. */
export const ReadMessages = z
  .object({
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
  })
  .superRefine((query, context) => {
    for (const name of cursors.filter((name) => query[name] !== undefined).slice(1)) {
      context.addIssue({ code: "custom", path: [name], message: englishWords("problems.field-one-cursor") });
    }
  });
