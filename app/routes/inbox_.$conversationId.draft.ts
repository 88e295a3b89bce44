import { draftReply } from "~/assistant/for-agents/agent-aids.server";
import { readAid, streamOfAid } from "~/assistant/for-agents/aid-stream.server";
import { belowTyped } from "~/conversations/sending/below-typed";
import { WriteDraft } from "~/conversations/sending/write-draft";
import { buttonAction } from "~/http/button-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { uiMessageResponse } from "~/http/ui-message-response";
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
  async ({ actor, params, values: { body: typed }, context, forPage }) => {
    await takeFrom("aid", actor.memberId);
    const conversationId = requireUuid(params.conversationId);
    const draft = await draftReply(actor, conversationId, { signal: context.connection.signal });
    if (!forPage) return uiMessageResponse(streamOfAid(draft));
    const { text, problem } = await readAid(draft);
    const kept = { conversationId, body: belowTyped(typed, text) };
    return problem === null
      ? { kind: "done", text: englishWords("inbox.drafted"), kept }
      : { kind: "problem", text: problem, kept };
  },
);
