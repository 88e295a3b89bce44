import { getOwnConversationId } from "~/conversations/conversations.server";
import { SendMessage } from "~/conversations/sending/send-message";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";

export const loader = refuseMethod("POST");

export const action = resourceAction({ who: "user", json: SendMessage }, async ({ actor, body }) => {
  await takeFrom("send", actor.memberId);
  const conversationId = await getOwnConversationId(actor);
  const { message, repeated } = await sendMessage(actor, { conversationId, ...body });
  return Response.json(message, { status: repeated ? 200 : 201 });
});
