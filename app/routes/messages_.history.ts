import { getOwnConversationId } from "~/conversations/conversations.server";
import { loadHistory } from "~/conversations/history/load-thread.server";
import { ReadMessages } from "~/conversations/history/read-messages";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceLoader } from "~/http/resource-route.server";

export const action = refuseMethod("GET", "HEAD");

export const loader = resourceLoader({ who: "user", query: ReadMessages }, async ({ actor, query }) =>
  loadHistory(actor, await getOwnConversationId(actor), query),
);
