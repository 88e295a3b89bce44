import { getOwnConversationId } from "~/conversations/conversations.server";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import { arrive } from "~/conversations/live/presence.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceLoader } from "~/http/resource-route.server";
import { eventStream } from "~/realtime/event-stream.server";
import { resumeTokenOf } from "~/realtime/resume-token";

export const action = refuseMethod("GET", "HEAD");

export const loader = resourceLoader({ who: "user" }, async ({ actor, request, context }) => {
  await takeFrom("open-stream", actor.memberId);
  const conversationId = await getOwnConversationId(actor);
  const token = resumeTokenOf(request);
  return eventStream(context.connection, {
    actor,
    begin: () => arrive(actor, conversationId),
    open: (stream) => openConversationStream(actor, stream, { conversationId, token }),
  });
});
