import { SetTyping } from "~/conversations/thread-forms";
import { setTyping } from "~/conversations/typing.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = resourceAction({ who: "team", form: SetTyping }, ({ actor, params, body }) =>
  setTyping(actor, { conversationId: requireUuid(params.conversationId), typing: body.typing }),
);
