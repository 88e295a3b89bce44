import { PatchConversation } from "~/conversations/casework/patch-conversation";
import { patchConversation } from "~/conversations/casework/patch-conversation.server";
import { getConversation } from "~/conversations/conversations.server";
import { apiAction, apiCall, apiLoader } from "~/http/api-route.server";
import { requireUuid } from "~/http/text-fields";

export const loader = apiLoader({ scope: "conversations:read", also: ["PATCH"] }, ({ actor, params }) =>
  getConversation(actor, requireUuid(params["conversationId"])),
);

export const action = apiAction({
  PATCH: apiCall({ scope: "conversations:write", body: PatchConversation }, ({ actor, params, body }) =>
    patchConversation(actor, requireUuid(params["conversationId"]), body),
  ),
});
