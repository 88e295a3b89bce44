import { getOwnConversationId } from "~/conversations/conversations.server";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { StopAnswer } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "user", form: StopAnswer, back: "/messages" },
  async ({ actor, values }) =>
    stopAnswer(actor, { conversationId: await getOwnConversationId(actor), seq: values.seq }),
);
