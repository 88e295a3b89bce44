import { z } from "zod";
import { instant, searchText, uuid } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

/** `PATCH /api/v1/conversations/{id}`: `snoozedUntil` snoozes, null wakes. */
export const PatchConversation = z
  .object({
    status: z.enum(["open", "snoozed", "resolved"]).optional(),
    assigneeId: uuid.toLowerCase().nullable().optional(),
    handledBy: z.enum(["assistant", "team"]).optional(),
    labels: z.array(searchText).max(100).optional(),
    snoozedUntil: instant.nullable().optional(),
  })
  .refine(
    ({ status, snoozedUntil }) => snoozes(status) === null || snoozes(status) === Boolean(snoozedUntil),
    {
      path: ["snoozedUntil"],
      error: () => englishWords("problems.field-snoozed-until"),
    },
  );

/** Whether a status needs a time, or must have none; null where none is named. */
const snoozes = (status: string | undefined) => (status === undefined ? null : status === "snoozed");
