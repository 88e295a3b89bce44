import type { FormProblem } from "~/http/parse-form.server";
import type { ReplyProblem } from "./use-reply";

/** What the desk says of the last attempt to reply: the script's own problem, else the page's. `lastSpeaker`: a name. */
export function deskProblem(
  lastSpeaker: string,
  problem: FormProblem | undefined,
  reply: ReplyProblem | null,
) {
  const overtaken = reply ? reply.overtaken : problem?.code === "newer-messages";
  if (overtaken) return { overtakenBy: lastSpeaker };
  return {
    error: reply?.detail ?? problem?.errors["body"] ?? problem?.errors["aside"] ?? problem?.message ?? null,
  };
}
