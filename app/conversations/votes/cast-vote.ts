import { z } from "zod";
import { seqText, shortText } from "~/http/text-fields";
import { longestReason } from "./longest-reason";

/** Why an answer helped or did not; may be empty. */
const reason = shortText(longestReason);

/** `POST /messages/vote`: "none" takes the vote back. */
export const CastVote = z.object({
  seq: seqText,
  vote: z.enum(["up", "down", "none"]),
  reason: reason.optional(),
});

/** `POST /messages/vote/:messageId`: why the answer was not helpful. */
export const ExplainVote = z.object({ reason });
