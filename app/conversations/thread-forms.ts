import { z } from "zod";
import { mostAtOnce } from "~/conversations/casework/case-undo";
import { searchText, seqText, uuid } from "~/http/text-fields";

/** `POST …/read` */
export const MarkRead = z.object({ seq: seqText });

const yesOrNo = z.enum(["true", "false"]).transform((text) => text === "true");

/** `POST /messages/typing` */
export const SetTyping = z.object({ typing: yesOrNo });

/** `POST /inbox/…/typing`: who writes a note tells the team only. */
export const SetTeamTyping = SetTyping.extend({ kind: z.enum(["reply", "note"]).default("reply") });

/** `POST /inbox/…/looking` */
export const SetLooking = z.object({ looking: yesOrNo });

/** `POST …/assistant/stop`: `seq` names the answer that is meant, where one has words. */
export const StopAnswer = z.object({ seq: seqText.optional() });

/** `POST …/assistant/again`: `seq` names the answer that is meant. */
export const AnswerAgain = z.object({ seq: seqText });

/** `POST …/assignment`: empty is nobody. */
export const SetAssignment = z.object({
  assigneeId: z.union([uuid.toLowerCase(), z.literal("").transform(() => null)]),
});

/** `POST …/status`: a snooze needs `until`. */
export const SetStatus = z.object({
  status: z.enum(["open", "resolved", "snoozed"]),
  until: z.string().max(40).default(""),
});

/** `POST …/labels`: the whole set, by ids or names. */
export const SetLabels = z.object({ label: z.array(searchText).max(100).default([]) });

/** `POST /inbox/bulk`: what to change about which conversations; labels are added to those they have. */
export const ChangeSeveral = z.object({
  conversationId: z.array(uuid.toLowerCase()).max(mostAtOnce),
  assigneeId: SetAssignment.shape.assigneeId.optional(),
  status: SetStatus.shape.status.optional(),
  until: SetStatus.shape.until.unwrap().optional(),
  label: SetLabels.shape.label,
});

/** `POST …/handling` */
export const ChangeHandling = z.object({ handledBy: z.enum(["assistant", "team"]) });
