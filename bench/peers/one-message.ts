import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";

/** A user's message as the statement `store_user_messages` takes it, alone: the values of its parameters. */
export function oneMessage(sent: {
  conversationId: string;
  organizationId: string;
  userMemberId: string;
  body: string;
  clientId: string;
}): [items: string, createdAt: Date] {
  const bodyHash = createHash("sha256").update(sent.body).digest("base64url");
  const item = {
    ...sent,
    index: 0,
    id: uuidv7(),
    runId: uuidv7(),
    bodyHash,
    preview: sent.body.slice(0, 140),
  };
  return [JSON.stringify([item]), new Date()];
}
