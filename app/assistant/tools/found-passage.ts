import { z } from "zod";

/** The tool by which every model searches the help articles. */
export const searchArticlesName = "searchArticles";

/** A passage as the search tool gives it to a model. */
export const FoundPassage = z.object({
  title: z.string(),
  heading: z.string().nullable(),
  text: z.string(),
  score: z.number(),
});
export type FoundPassage = z.infer<typeof FoundPassage>;
