import { requireConversation } from "~/conversations/conversations.server";
import { openConversationStream } from "~/conversations/live/open-conversation-stream.server";
import { arrive } from "~/conversations/live/presence.server";
import { apiAction, apiLoader } from "~/http/api-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { requireUuid } from "~/http/text-fields";
import { eventStream } from "~/realtime/event-stream.server";
import { resumeTokenOf } from "~/realtime/resume-token";

export const action = apiAction({});

export const loader = apiLoader({ scope: "messages:read" }, async ({ actor, params, request, context }) => {
  await takeFrom("open-stream", actor.memberId);
  const conversationId = requireUuid(params["conversationId"]);
  await requireConversation(actor, conversationId);
  const token = resumeTokenOf(request);
  return eventStream(context.connection, {
    actor,
    begin: () => arrive(actor, conversationId),
    open: (stream) => openConversationStream(actor, stream, { conversationId, token }),
  });
});
