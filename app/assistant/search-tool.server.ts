import { tool } from "ai";
import { z } from "zod";
import { searchPassages, type Passage } from "~/knowledge/search-articles.server";
import { SearchFailed } from "./failure-cause";
import { searchArticlesName, type FoundPassage } from "./found-passage";

const mostPassages = 4;
const longestPassage = 3_000;

/** The tools of an answer. They search this organization's published articles, whatever the model says. */
export function articleTools(organizationId: string, onFound: (passages: Passage[]) => void) {
  return {
    [searchArticlesName]: tool({
      description:
        "Searches the organization's help articles. Returns the best passages; none if nothing fits.",
      inputSchema: z.object({ query: z.string().describe("The customer's question, or its key words") }),
      execute: async ({ query }): Promise<FoundPassage[]> => {
        const passages = await searchPassages(organizationId, query, mostPassages).catch((error: unknown) => {
          throw new SearchFailed(error);
        });
        onFound(passages);
        return passages.map(({ title, heading, text, score }) => ({
          title,
          heading,
          text: text.slice(0, longestPassage),
          score,
        }));
      },
    }),
  };
}
