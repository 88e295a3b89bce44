import { changeCase } from "~/conversations/casework/change-case.server";
import { SetLabels } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: SetLabels, back: ({ conversationId }) => `/inbox/${conversationId}` },
  async ({ actor, params, values }) => {
    await changeCase(actor, requireUuid(params.conversationId), { labels: { only: values.label } });
  },
);
