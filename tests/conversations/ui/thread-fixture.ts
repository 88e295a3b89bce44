import type { ThreadMessage } from "~/conversations/ui/thread/thread-message";
import { message } from "~/states/states-fixture";

export const mira = { type: "user", id: "mira", name: "Mira" } as const;
export const robin = { type: "agent", id: "robin", name: "Robin" } as const;
export const assistant = { type: "assistant", id: null, name: "Assistant" } as const;

/** A stored message of Mira's, said at 9:12 on 1 December 2026 (UTC), with whatever a test wants otherwise. */
export function threadMessage(fields: Partial<ThreadMessage> = {}): ThreadMessage {
  const { seq = 1 } = fields;
  return message({ seq, id: `id-${seq}`, sender: mira, createdAt: "2026-12-01T09:12:00.000Z", ...fields });
}

/** What every list of these tests shares: a page of the first of December, read in UTC. */
export const page = {
  conversationId: "conversation",
  timeZone: "UTC",
  locale: "en",
  now: "2026-12-01T10:00:00.000Z",
  actions: {},
  address: { path: "/messages", kept: "" },
};
