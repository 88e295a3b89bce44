import { SendReply } from "~/conversations/send-message";
import { sendReply } from "~/conversations/send-reply.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = resourceAction({ who: "team", json: SendReply }, async ({ actor, params, body }) => {
  await takeFrom("send", actor.memberId);
  const conversationId = requireUuid(params.conversationId);
  const { message, repeated } = await sendReply(actor, { conversationId, ...body });
  return Response.json(message, { status: repeated ? 200 : 201 });
});
