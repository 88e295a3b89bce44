import type { SenderType } from "~/conversations/message";

/** Who may have written a message, as a reader of one side calls them. */
export function senderNames(
  user: string,
  team: string,
  assistant: string,
): { type: SenderType; name: string }[] {
  return [
    { type: "user", name: user },
    { type: "agent", name: team },
    { type: "assistant", name: assistant },
  ];
}
