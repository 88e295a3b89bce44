import { noticeOfChange } from "~/conversations/casework/case-notice.server";
import { changeCase } from "~/conversations/casework/change-case.server";
import { readUntil } from "~/conversations/casework/snooze-times";
import { SetStatus } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";
import { timeZoneOf } from "~/ui/reader-zone";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: SetStatus, back: ({ conversationId }) => `/inbox/${conversationId}` },
  async ({ actor, params, values: { status, until }, request }) => {
    const { undo } = await changeCase(actor, requireUuid(params.conversationId), {
      status,
      until: readUntil(until, timeZoneOf(request)) ?? undefined,
    });
    return noticeOfChange(englishWords(`inbox.done-${status}`), [undo]);
  },
);
