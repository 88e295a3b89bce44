import { listMessages } from "~/conversations/list-messages.server";
import { postMessage } from "~/conversations/post-message.server";
import { ReadMessages } from "~/conversations/read-messages";
import { keyOf, PostMessage } from "~/conversations/send-message";
import { apiAction, apiCall, apiLoader } from "~/http/api-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { requireUuid } from "~/http/text-fields";

export const loader = apiLoader(
  { scope: "messages:read", query: ReadMessages, also: ["POST"] },
  async ({ actor, params, query }) => {
    const { messages, page, rev } = await listMessages(actor, requireUuid(params["conversationId"]), query);
    return { data: messages, page, rev };
  },
);

export const action = apiAction({
  POST: apiCall({ scope: "messages:write", body: PostMessage }, async ({ actor, params, body, request }) => {
    await takeFrom("send", actor.memberId);
    const { message, repeated } = await postMessage(actor, {
      ...body,
      conversationId: requireUuid(params["conversationId"]),
      clientId: keyOf(body, request.headers.get("Idempotency-Key")),
    });
    return Response.json(message, { status: repeated ? 200 : 201 });
  }),
});
