import { z } from "zod";
import { WriteDraft } from "./write-draft";

/** `POST /inbox/:conversationId/preview`: what is typed so far, and to whom. */
export const PreviewText = WriteDraft.extend({ kind: z.enum(["reply", "note"]).default("reply") });
