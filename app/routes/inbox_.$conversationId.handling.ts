import { changeHandling } from "~/conversations/handling/change-handling.server";
import { ChangeHandling } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: ChangeHandling, back: ({ conversationId }) => `/inbox/${conversationId}` },
  ({ actor, params, values }) =>
    changeHandling(actor, {
      conversationId: requireUuid(params.conversationId),
      handledBy: values.handledBy,
    }),
);
