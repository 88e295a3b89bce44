import { streamRunningAnswer } from "~/assistant/streams/answer-stream.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceLoader } from "~/http/resource-route.server";
import { requireUuid } from "~/http/text-fields";
import { uiMessageResponse } from "~/http/ui-message-response";

export const action = refuseMethod("GET", "HEAD");

export const loader = resourceLoader({ who: "team" }, async ({ actor, params, context }) => {
  await takeFrom("open-stream", actor.memberId);
  const { signal } = context.connection;
  return uiMessageResponse(await streamRunningAnswer(actor, requireUuid(params.conversationId), signal));
});
