import { loadHistory } from "~/conversations/history/load-thread.server";
import { ReadMessages } from "~/conversations/history/read-messages";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceLoader } from "~/http/resource-route.server";
import { requireUuid } from "~/http/text-fields";

export const action = refuseMethod("GET", "HEAD");

export const loader = resourceLoader({ who: "team", query: ReadMessages }, ({ actor, params, query }) =>
  loadHistory(actor, requireUuid(params["conversationId"]), query),
);
