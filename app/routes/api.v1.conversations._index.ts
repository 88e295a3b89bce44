import { ReadConversations } from "~/conversations/inbox/read-conversations";
import { listConversations } from "~/conversations/inbox/list-conversations.server";
import { apiAction, apiLoader } from "~/http/api-route.server";

export const action = apiAction({});

export const loader = apiLoader(
  { scope: "conversations:read", query: ReadConversations },
  async ({ actor, query }) => {
    const { conversations, next } = await listConversations(actor, query);
    return { data: conversations, page: { next } };
  },
);
