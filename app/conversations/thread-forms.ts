import { z } from "zod";
import { seqText } from "~/http/text-fields";

/** `POST …/read` */
export const MarkRead = z.object({ seq: seqText });

/** `POST …/typing` */
export const SetTyping = z.object({ typing: z.enum(["true", "false"]).transform((text) => text === "true") });

/** `POST …/assistant/stop`: `seq` names the answer that is meant, where one has words. */
export const StopAnswer = z.object({ seq: seqText.optional() });

/** `POST …/handling` */
export const ChangeHandling = z.object({ handledBy: z.enum(["assistant", "team"]) });
