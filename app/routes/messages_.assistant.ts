import { streamAnswerTo } from "~/assistant/answer-stream.server";
import { AskAssistant, lastMessageOf } from "~/assistant/ask-assistant";
import { getOwnConversationId } from "~/conversations/conversations.server";
import { sendMessage } from "~/conversations/send-message.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";
import { uiMessageResponse } from "~/http/ui-message-response";

export const loader = refuseMethod("POST");

export const action = resourceAction(
  { who: "user", json: AskAssistant },
  async ({ actor, body, context }) => {
    await takeFrom("send", actor.memberId);
    const conversationId = await getOwnConversationId(actor);
    const sent = await sendMessage(actor, { conversationId, ...lastMessageOf(body) });
    return uiMessageResponse(streamAnswerTo(actor, sent, context.connection.signal));
  },
);
