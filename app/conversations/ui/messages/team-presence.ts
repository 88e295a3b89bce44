import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";

/** Who there is to talk to; `offline` where the page cannot know. */
export type TeamPresence = "here" | "away" | "assistant" | "offline";

/** Whether anyone of the team is here, and else whether the assistant answers. */
export function teamPresence({
  presence,
  conversation,
}: Pick<LiveThread, "presence" | "conversation">): TeamPresence {
  if (presence.some(({ side, online }) => side === "organization" && online)) return "here";
  return conversation.handledBy === "assistant" ? "assistant" : "away";
}
