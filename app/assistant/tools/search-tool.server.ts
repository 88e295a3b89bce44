import { tool } from "ai";
import { z } from "zod";
import { searchPassages, type Passage } from "~/knowledge/search-articles.server";
import { SearchFailed } from "~/assistant/failure-cause";
import { visibleText } from "~/assistant/prompt/visible-text";
import { searchArticlesName, type FoundPassage } from "./found-passage";

const mostPassages = 4;
const longestPassage = 3_000;
const longestQuery = 500;
/** One answer's searches, however many calls a model puts into a step; further ones find nothing. */
const mostSearches = 8;

/** The tools of an answer. They search this organization's published articles, whatever the model says. */
export function articleTools(organizationId: string, onFound: (passages: Passage[]) => void) {
  let searches = 0;
  return {
    [searchArticlesName]: tool({
      description:
        "Searches the organization's help articles. Returns the best passages; none if nothing fits.",
      inputSchema: z.object({
        query: z.string().describe("The customer's question, or its key words"),
        about: z.string().optional().describe("What was talked about before, where the question leans on it"),
      }),
      execute: async ({ query, about = "" }): Promise<FoundPassage[]> => {
        if (++searches > mostSearches) return [];
        const asked = query.slice(0, longestQuery);
        const passages = await searchPassages(
          organizationId,
          asked,
          mostPassages,
          about.slice(0, longestQuery),
        ).catch((error: unknown) => {
          throw new SearchFailed(error);
        });
        onFound(passages);
        return passages.map(({ title, heading, text, score }) => ({
          title,
          heading,
          text: visibleText(text).slice(0, longestPassage),
          score,
        }));
      },
    }),
  };
}
