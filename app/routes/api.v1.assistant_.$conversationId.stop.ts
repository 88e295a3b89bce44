import { StopByToken } from "~/assistant/streams/ask-assistant";
import { stopAnswer } from "~/conversations/handling/stop-answer.server";
import { apiAction, apiCall } from "~/http/api-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = apiAction(
  {
    POST: apiCall({ scope: "messages:write", body: StopByToken }, ({ actor, params, body }) =>
      stopAnswer(actor, { conversationId: requireUuid(params["conversationId"]), seq: body.seq }),
    ),
  },
  { loads: false },
);
