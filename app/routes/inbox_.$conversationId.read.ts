import { markRead } from "~/conversations/receipts/advance-receipts.server";
import { MarkRead } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: MarkRead, back: ({ conversationId }) => `/inbox/${conversationId}` },
  ({ actor, params, values }) =>
    markRead(actor, { conversationId: requireUuid(params.conversationId), seq: values.seq }),
);
