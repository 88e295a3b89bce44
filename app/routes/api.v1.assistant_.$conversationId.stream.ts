import { streamRunningAnswer } from "~/assistant/streams/answer-stream.server";
import { apiAction, apiLoader } from "~/http/api-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { requireUuid } from "~/http/text-fields";
import { uiMessageResponse } from "~/http/ui-message-response";

export const action = apiAction({});

export const loader = apiLoader({ scope: "messages:read" }, async ({ actor, params, context }) => {
  await takeFrom("open-stream", actor.memberId);
  const { signal } = context.connection;
  return uiMessageResponse(await streamRunningAnswer(actor, requireUuid(params["conversationId"]), signal));
});
