import { z } from "zod";
import { keptText } from "~/http/text-fields";

/** `POST /inbox/:conversationId/draft`: what the agent has typed so far, which stays. */
export const WriteDraft = z.object({ body: keptText.default("") });
