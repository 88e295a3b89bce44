import { setLooking } from "~/conversations/live/looking.server";
import { SetLooking } from "~/conversations/thread-forms";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = resourceAction({ who: "team", form: SetLooking }, async ({ actor, params, body }) => {
  await takeFrom("typing", actor.memberId);
  const conversationId = requireUuid(params.conversationId);
  await setLooking(actor, { conversationId, looking: body.looking });
});
