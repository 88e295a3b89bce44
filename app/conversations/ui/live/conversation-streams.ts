import type { StreamSource } from "~/realtime/stream-source";

/** The stream of a user's own conversation. */
export function ownStream(memberId: string): StreamSource {
  return {
    name: `messages/${memberId}`,
    address: (shown) => `/messages/events?${ofMember(memberId, [["rev", String(shown[0]?.rev)]])}`,
    topicOf: conversationOf,
  };
}

/** The stream of the inbox's list and of the conversations its tabs show. */
export function inboxStream(memberId: string): StreamSource {
  return {
    name: `inbox/${memberId}`,
    address: (shown) =>
      `/inbox/events?${ofMember(
        memberId,
        shown.map(({ topic, rev }) => ["watch", `${topic}:${rev}`]),
      )}`,
    topicOf: conversationOf,
  };
}

/** Whose conversation's an event is; null for the team's presence and the stream's own. */
export function conversationOf(event: string, data: unknown): string | null {
  if (event === "reset") return null;
  if (event === "conversation") return (data as { id: string }).id;
  if (event === "ready") return (data as { conversation: { id: string } }).conversation.id;
  return (data as { conversationId: string | null }).conversationId;
}

/** Whether a `conversation` event is a row of the list, and no part of a thread. */
export function isListed(data: unknown): boolean {
  return "user" in (data as object);
}

function ofMember(memberId: string, parameters: string[][]): string {
  return new URLSearchParams([["member", memberId], ...parameters]).toString();
}
