import { noticeOfSeveral } from "~/conversations/casework/case-notice.server";
import { changeSeveral } from "~/conversations/casework/change-several.server";
import { readUntil } from "~/conversations/casework/snooze-times";
import { ChangeSeveral } from "~/conversations/thread-forms";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { englishWords } from "~/i18n/words";
import { timeZoneOf } from "~/ui/reader-zone";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: ChangeSeveral, back: "/inbox" },
  async ({ actor, request, forScript, values: { conversationId, status, until, label, assigneeId } }) => {
    if (conversationId.length === 0 && !forScript)
      return { kind: "problem", text: englishWords("inbox.several-none") };
    const done = await changeSeveral(actor, conversationId, {
      assigneeId,
      status: until === undefined ? status : "snoozed",
      until: (until !== undefined && readUntil(until, timeZoneOf(request))) || undefined,
      labels: label.length > 0 ? { add: label } : undefined,
    });
    return forScript
      ? Response.json({ changed: done.changed, unchanged: done.unchanged })
      : noticeOfSeveral(done);
  },
);
