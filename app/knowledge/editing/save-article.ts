import { z } from "zod";
import { instant, lineOfText, shortText, writtenText } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";
import { longestSlug, slugForm } from "./article-slug";
import { articleStates } from "./article-states";
import { longestArticle } from "./longest-article";

/** The form of an article. */
export const SaveArticle = z.object({
  title: lineOfText(150),
  /** Empty: made of the title. */
  slug: shortText(longestSlug)
    .transform((text) => text.toLowerCase())
    .refine((text) => text === "" || slugForm.test(text), {
      error: () => englishWords("settings.slug-form"),
    }),
  body: writtenText(longestArticle),
  synonyms: shortText(500),
  question: shortText(150).refine((text) => !text.includes("\n"), {
    error: () => englishWords("problems.field-one-line"),
  }),
  state: z.enum(articleStates),
  /** When what the form shows was last changed: whatever is newer is not written over. */
  seenAt: instant.optional(),
  /** Only to be looked at. */
  preview: z.enum(["true"]).optional(),
});

export type SaveArticle = z.output<typeof SaveArticle>;
