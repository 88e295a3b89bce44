import { requireConversation } from "~/conversations/conversations.server";
import { openInboxStream, WatchInbox } from "~/conversations/live/open-inbox-stream.server";
import { arrive } from "~/conversations/live/presence.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceLoader } from "~/http/resource-route.server";
import { eventStream } from "~/realtime/event-stream.server";

export const action = refuseMethod("GET", "HEAD");

export const loader = resourceLoader(
  { who: "team", query: WatchInbox },
  async ({ actor, query, context }) => {
    await takeFrom("open-stream", actor.memberId);
    const { watch = [] } = query;
    await Promise.all(watch.map(({ conversationId }) => requireConversation(actor, conversationId)));
    return eventStream(context.connection, {
      actor,
      ids: false,
      begin: () => arrive(actor, null),
      open: (stream) => openInboxStream(actor, stream, watch),
    });
  },
);
