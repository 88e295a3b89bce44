import type { Message } from "~/conversations/message";
import type { KeptMessage } from "~/conversations/ui/composer/device-outbox";
import type { Posted } from "~/conversations/ui/composer/post-message";

/** A server as the outbox knows it: it stores a message once per key, in the order of arrival. */
export class ModelServer {
  readonly stored: Message[] = [];
  isReachable = true;

  /** Stores it, or finds it stored. */
  take({ clientId, body, createdAt }: KeptMessage): Posted {
    if (!this.isReachable) return { ok: false, status: null, type: null, detail: null, retryAfter: 0 };
    const first = this.stored.find((each) => each.clientId === clientId);
    if (first) return { ok: true, message: first };
    const seq = this.stored.length + 1;
    const message: Message = {
      id: `message-${seq}`,
      conversationId: "conversation",
      seq,
      rev: seq,
      clientId,
      sender: { type: "user", id: "mira", name: "Mira" },
      body,
      state: "complete",
      status: "sent",
      citations: [],
      vote: null,
      createdAt,
      editedAt: null,
    };
    this.stored.push(message);
    return { ok: true, message };
  }
}
