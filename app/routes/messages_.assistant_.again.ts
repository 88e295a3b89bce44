import { waitForAnswer } from "~/assistant/runs/wait-for-answer.server";
import { getOwnConversationId } from "~/conversations/conversations.server";
import { answerAgain } from "~/conversations/handling/answer-again.server";
import { AnswerAgain } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { isScripted } from "~/http/scripted";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "user", form: AnswerAgain, back: "/messages" },
  async ({ actor, values, request }) => {
    await takeFrom("send", actor.memberId);
    const conversationId = await getOwnConversationId(actor);
    const { runId } = await answerAgain(actor, { conversationId, seq: values.seq });
    if (runId && !isScripted(request)) await waitForAnswer(runId);
  },
);
