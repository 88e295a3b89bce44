import { AskAssistant } from "~/assistant/streams/ask-assistant";
import { askAssistant } from "~/assistant/streams/ask-assistant.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";
import { uiMessageResponse } from "~/http/ui-message-response";

export const loader = refuseMethod("POST");

export const action = resourceAction(
  { who: "user", json: AskAssistant },
  async ({ actor, body: { id: _clientsOwn, ...asked }, context }) => {
    await takeFrom("send", actor.memberId);
    return uiMessageResponse(await askAssistant(actor, asked, context.connection.signal));
  },
);
