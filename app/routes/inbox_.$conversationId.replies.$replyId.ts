import { fillReply } from "~/conversations/replies/fill-reply.server";
import { belowTyped } from "~/conversations/sending/below-typed";
import { WriteDraft } from "~/conversations/sending/write-draft";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  {
    who: "team",
    form: WriteDraft,
    back: ({ conversationId }) => `/inbox/${conversationId}`,
    at: () => "reply",
    keep: ({ body }, { conversationId = "" }) => ({ conversationId, body }),
  },
  async ({ actor, params, values: { body: typed }, forPage }) => {
    const conversationId = requireUuid(params.conversationId);
    const text = await fillReply(actor, conversationId, requireUuid(params.replyId));
    if (!forPage) return Response.json({ body: text });
    return {
      kind: "done",
      text: englishWords("inbox.reply-filled"),
      kept: { conversationId, body: belowTyped(typed, text) },
    };
  },
);
