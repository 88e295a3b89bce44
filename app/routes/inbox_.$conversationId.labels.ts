import { noticeOfChange } from "~/conversations/casework/case-notice.server";
import { changeCase } from "~/conversations/casework/change-case.server";
import { SetLabels } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: SetLabels, back: ({ conversationId }) => `/inbox/${conversationId}` },
  async ({ actor, params, values }) => {
    const id = requireUuid(params.conversationId);
    const { undo } = await changeCase(actor, id, { labels: { only: values.label } });
    return noticeOfChange(englishWords("inbox.done-labels"), [undo]);
  },
);
