import { getOwnConversationId } from "~/conversations/conversations.server";
import { CastVote } from "~/conversations/votes/cast-vote";
import { castVote } from "~/conversations/votes/cast-vote.server";
import { buttonAction } from "~/http/button-route.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "user", form: CastVote, back: "/messages", at: ({ seq }) => `message-${seq}` },
  async ({ actor, values: { seq, vote, reason } }) => {
    await takeFrom("vote", actor.memberId);
    const conversationId = await getOwnConversationId(actor);
    await castVote(actor, {
      conversationId,
      answer: { seq },
      vote: vote === "none" ? null : vote,
      reason,
    });
  },
);
