import { parseMarkdown } from "~/conversations/markdown/markdown";
import { requireConversation } from "~/conversations/conversations.server";
import { PreviewText } from "~/conversations/sending/preview-text";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  {
    who: "team",
    form: PreviewText,
    back: ({ conversationId }) => `/inbox/${conversationId}`,
    at: () => "reply",
    keep: (typed, { conversationId = "" }) => ({ conversationId, ...typed }),
  },
  async ({ actor, params, values: { body, kind }, forPage }) => {
    const conversationId = requireUuid(params.conversationId);
    await requireConversation(actor, conversationId);
    const content = parseMarkdown(body);
    if (!forPage) return Response.json({ content });
    return {
      kind: "done",
      text: "",
      kept: { conversationId, body, kind, preview: JSON.stringify(content) },
    };
  },
);
