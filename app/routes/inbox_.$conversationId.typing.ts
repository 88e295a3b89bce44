import { SetTyping } from "~/conversations/thread-forms";
import { setTyping } from "~/conversations/typing.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = resourceAction({ who: "team", form: SetTyping }, async ({ actor, params, body }) => {
  await takeFrom("typing", actor.memberId);
  await setTyping(actor, { conversationId: requireUuid(params.conversationId), typing: body.typing });
});
