import { v4 as uuidv4 } from "uuid";
import { z } from "zod";
import { DomainError } from "~/errors";
import { clientId, messageBody, seqNumber, seqText } from "~/http/text-fields";
import { englishWords } from "~/i18n/words";

/** What a user's script or form sends. */
export const SendMessage = z.object({ body: messageBody, clientId });

/** To whom an agent writes: to the user, or to the team. */
const deskKind = z.enum(["reply", "note"]).default("reply");

/** What an agent's script sends. */
export const SendReply = z.object({
  body: messageBody,
  clientId,
  kind: deskKind,
  seenSeq: seqNumber.optional(),
  /** With a reply: the conversation is resolved by it. */
  resolve: z.boolean().default(false),
});

/** What an agent's form sends. */
export const SendReplyForm = z.object({
  body: messageBody,
  clientId,
  kind: deskKind,
  seenSeq: seqText.optional(),
  resolve: z
    .literal("true")
    .optional()
    .transform((text) => text !== undefined),
  /** A button whose own address the browser does not know of: what is written must not go out by it. */
  aside: z
    .string()
    .optional()
    .refine((pressed) => pressed === undefined, { error: () => englishWords("inbox.aside-unknown") }),
});

/** `POST /api/v1/conversations/{id}/messages` */
export const PostMessage = z.object({
  body: messageBody,
  clientId: clientId.optional(),
  seenSeq: seqNumber.optional(),
  as: z.literal("user").optional(),
});

/**
 * The key of an API message: `clientId`, else the `Idempotency-Key` header, else a new one. Throws invalid for a
 * header that is no key, or another one than `clientId`.
 */
export function keyOf(body: { clientId?: string | undefined }, header: string | null): string {
  if (header === null) return body.clientId ?? uuidv4();
  const named = clientId.safeParse(header);
  if (named.success && (body.clientId ?? header) === header) return header;
  const detail = englishWords("problems.idempotency-key");
  throw new DomainError("invalid", { fields: [{ pointer: "/clientId", detail }] });
}
