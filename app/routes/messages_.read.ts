import { markRead } from "~/conversations/receipts/advance-receipts.server";
import { getOwnConversationId } from "~/conversations/conversations.server";
import { MarkRead } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "user", form: MarkRead, back: "/messages" },
  async ({ actor, values }) =>
    markRead(actor, { conversationId: await getOwnConversationId(actor), seq: values.seq }),
);
