import { z } from "zod";
import { uuid } from "~/http/text-fields";

const standing = z.strictObject({
  status: z.enum(["open", "snoozed", "resolved"]),
  until: z.iso.datetime().nullable(),
});

/** What puts one conversation back: of all that was changed, how it was before and how it became. */
export const CaseUndo = z.strictObject({
  id: uuid,
  assignee: z.tuple([uuid.nullable(), uuid.nullable()]).optional(),
  standing: z.tuple([standing, standing]).optional(),
  labels: z.strictObject({ added: z.array(uuid).max(100), removed: z.array(uuid).max(100) }).optional(),
});

export type CaseUndo = z.output<typeof CaseUndo>;

/** How many conversations are changed at once at most. */
export const mostAtOnce = 100;

const Undos = z.array(CaseUndo).min(1).max(mostAtOnce);

/** `POST /inbox/undo`: what the notice of a change gave, as JSON. */
export const UndoChanges = z.object({
  changes: z.string().max(500_000).transform(parseJson).pipe(Undos),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
