import { createHash } from "node:crypto";
import { DomainError } from "~/errors";
import { receiptsOf } from "~/conversations/changes/conversation-row.server";
import type { Message } from "~/conversations/message";
import { toMessage } from "~/conversations/history/message-row.server";
import type { Change } from "~/conversations/changes/change.server";

export function hashOfBody(body: string): string {
  return createHash("sha256").update(body).digest("base64url");
}

/**
 * The message this sender already sent under this key, or null.
 * Throws client-id-reused when that one had another body.
 */
export async function findRepeated(
  change: Change,
  sent: { senderId: string; clientId: string; bodyHash: string },
): Promise<Message | null> {
  const first = await change.tx.message.findUnique({
    where: {
      conversationId_senderId_clientId: {
        conversationId: change.conversation.id,
        senderId: sent.senderId,
        clientId: sent.clientId,
      },
    },
  });
  if (!first) return null;
  if (first.bodyHash !== sent.bodyHash) throw new DomainError("client-id-reused");
  return toMessage(first, receiptsOf(change.conversation));
}
