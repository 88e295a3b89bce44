import { SetTeamTyping } from "~/conversations/thread-forms";
import { setTyping } from "~/conversations/live/typing.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction } from "~/http/resource-route.server";
import { requireUuid } from "~/http/text-fields";

export const loader = refuseMethod("POST");

export const action = resourceAction(
  { who: "team", form: SetTeamTyping },
  async ({ actor, params, body }) => {
    await takeFrom("typing", actor.memberId);
    const { typing, kind } = body;
    const conversationId = requireUuid(params.conversationId);
    await setTyping(actor, { conversationId, typing, isNote: kind === "note" });
  },
);
