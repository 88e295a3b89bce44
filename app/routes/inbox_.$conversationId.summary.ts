import { summarizeThread } from "~/assistant/for-agents/agent-aids.server";
import { readAid, streamOfAid } from "~/assistant/for-agents/aid-stream.server";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { PreviewText } from "~/conversations/sending/preview-text";
import { buttonAction } from "~/http/button-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { uiMessageResponse } from "~/http/ui-message-response";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  {
    who: "team",
    form: PreviewText,
    back: ({ conversationId }) => `/inbox/${conversationId}`,
    keep: (typed, { conversationId = "" }) => ({ conversationId, ...typed }),
  },
  async ({ actor, params, values: typed, context, forPage }) => {
    await takeFrom("aid", actor.memberId);
    const conversationId = requireUuid(params.conversationId);
    const aid = await summarizeThread(actor, conversationId, { signal: context.connection.signal });
    if (!forPage) return uiMessageResponse(streamOfAid(aid));
    const { text, problem } = await readAid(aid);
    const kept = { conversationId, ...typed };
    return problem === null
      ? { kind: "done", text: "", kept: { ...kept, summary: JSON.stringify(parseMarkdown(text)) } }
      : { kind: "problem", text: problem, kept };
  },
);
