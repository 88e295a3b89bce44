import { SendReply } from "~/conversations/sending/send-message";
import { sendFromDesk } from "~/conversations/sending/send-from-desk.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = resourceAction({ who: "team", json: SendReply }, async ({ actor, params, body }) => {
  await takeFrom("send", actor.memberId);
  const conversationId = requireUuid(params.conversationId);
  const { said, repeated } = await sendFromDesk(actor, { conversationId, ...body });
  return Response.json(said, { status: repeated ? 200 : 201 });
});
