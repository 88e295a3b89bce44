import { z } from "zod";
import { instant, searchText, uuid, wholeNumber } from "~/http/text-fields";

/** The query of the API's list of conversations. */
export const ReadConversations = z.object({
  status: z.enum(["open", "snoozed", "resolved"]).optional(),
  assigneeId: uuid.optional(),
  handledBy: z.enum(["assistant", "team"]).optional(),
  q: searchText.transform((text) => text || undefined).optional(),
  updatedSince: instant.optional(),
  limit: wholeNumber(1, 100).default(30),
  cursor: z.string().max(200).optional(),
});
