import { AskByToken } from "~/assistant/streams/ask-assistant";
import { askAssistant } from "~/assistant/streams/ask-assistant.server";
import { apiAction, apiCall } from "~/http/api-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { uiMessageResponse } from "~/http/ui-message-response";

export const loader = refuseMethod("POST");

export const action = apiAction(
  {
    POST: apiCall({ scope: "messages:write", body: AskByToken }, async ({ actor, body, context }) => {
      await takeFrom("send", actor.memberId);
      return uiMessageResponse(await askAssistant(actor, body, context.connection.signal));
    }),
  },
  { loads: false },
);
