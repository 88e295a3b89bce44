import { tool } from "ai";
import { z } from "zod";

/** The tool by which every model asks for a person. */
export const askForPersonName = "askForPerson";

/** Why the assistant asks for a person: words of its own would be words of whoever talked it into them. */
const handoffReason = z.enum(["asked", "not-found", "needs-person"]);
export type HandoffReason = z.infer<typeof handoffReason>;

/**
 * Has no `execute`: the call ends the answer, and what comes of it the server decides where it stores the answer's end.
 * It names no conversation, so there is none to choose.
 */
export const handoffTool = {
  [askForPersonName]: tool({
    description:
      "Hands this conversation to a person of the team and ends your answer. Call it when the customer asks for a person (asked), when the articles do not answer a question of theirs about the organization after two searches (not-found), or when only a person can do what they need (needs-person).",
    inputSchema: z.strictObject({ reason: handoffReason }),
  }),
};
