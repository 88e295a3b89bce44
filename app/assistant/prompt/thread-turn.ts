/** One message of a conversation as the assistant reads it. */
export type ThreadTurn = { role: "user" | "agent" | "assistant"; name: string; text: string };
