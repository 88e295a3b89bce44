import { listMessages } from "~/conversations/history/list-messages.server";
import { postMessage } from "~/conversations/sending/post-message.server";
import { ReadMessages } from "~/conversations/history/read-messages";
import { keyOf, PostMessage } from "~/conversations/sending/send-message";
import { apiAction, apiCall, apiLoader } from "~/http/api-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { requireUuid } from "~/http/text-fields";

export const loader = apiLoader(
  { scope: "messages:read", query: ReadMessages, also: ["POST"] },
  async ({ actor, params, query }) => {
    const conversationId = requireUuid(params["conversationId"]);
    const { messages, page, rev } = await listMessages(actor, conversationId, query, { besides: false });
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
