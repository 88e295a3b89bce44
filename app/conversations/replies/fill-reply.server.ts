import { getConversation } from "~/conversations/conversations.server";
import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { fillPlaceholders } from "./fill-placeholders";
import { getSavedReply } from "./list-saved-replies.server";

/** A saved reply as this actor would say it in a conversation. Throws forbidden to users, not-found. */
export async function fillReply(actor: Actor, conversationId: string, replyId: string): Promise<string> {
  const [reply, { user }, organization] = await Promise.all([
    getSavedReply(actor, replyId),
    getConversation(actor, conversationId),
    db.organization.findUniqueOrThrow({ where: { id: actor.organizationId }, select: { name: true } }),
  ]);
  if (!reply) throw new DomainError("not-found");
  return fillPlaceholders(reply.body, {
    name: user.name,
    firstName: user.name.split(/\s+/)[0] ?? user.name,
    agentName: actor.name,
    organizationName: organization.name,
  });
}
