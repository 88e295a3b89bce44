import { getOwnConversationId } from "~/conversations/conversations.server";
import { SetTyping } from "~/conversations/thread-forms";
import { setTyping } from "~/conversations/live/typing.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";

export const loader = refuseMethod("POST");

export const action = resourceAction({ who: "user", form: SetTyping }, async ({ actor, body }) => {
  await takeFrom("typing", actor.memberId);
  await setTyping(actor, { conversationId: await getOwnConversationId(actor), typing: body.typing });
});
