import { noticeOfChange } from "~/conversations/casework/case-notice.server";
import { changeCase } from "~/conversations/casework/change-case.server";
import { SetAssignment } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: SetAssignment, back: ({ conversationId }) => `/inbox/${conversationId}` },
  async ({ actor, params, values }) => {
    const { undo, conversation } = await changeCase(actor, requireUuid(params.conversationId), values);
    const text = conversation.assignee
      ? englishWords("inbox.done-assigned", { name: conversation.assignee.name })
      : englishWords("inbox.done-unassigned");
    return noticeOfChange(text, [undo]);
  },
);
