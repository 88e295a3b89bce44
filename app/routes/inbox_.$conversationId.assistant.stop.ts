import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { StopAnswer } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: StopAnswer, back: ({ conversationId }) => `/inbox/${conversationId}` },
  ({ actor, params, values }) =>
    stopAnswer(actor, { conversationId: requireUuid(params.conversationId), seq: values.seq }),
);
