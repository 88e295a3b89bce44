import { noticeOfUndo } from "~/conversations/casework/case-notice.server";
import { UndoChanges } from "~/conversations/casework/case-undo";
import { undoChanges } from "~/conversations/casework/undo-changes.server";
import { buttonAction } from "~/http/button-route.server";
import { refuseMethod } from "~/http/refuse-method.server";

export const loader = refuseMethod("POST");

export const action = buttonAction(
  { who: "team", form: UndoChanges, back: "/inbox" },
  async ({ actor, values, forScript }) => {
    const counted = await undoChanges(actor, values.changes);
    return forScript ? Response.json(counted) : noticeOfUndo(counted);
  },
);
