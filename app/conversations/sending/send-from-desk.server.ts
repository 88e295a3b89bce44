import type { Actor } from "~/identity/actor";
import type { Message } from "~/conversations/message";
import { addNote } from "~/conversations/notes/add-note.server";
import type { Note } from "~/conversations/notes/note";
import { sendReply } from "./send-reply.server";

type Written = {
  conversationId: string;
  kind: "reply" | "note";
  body: string;
  clientId: string;
  seenSeq?: number | undefined;
  resolve?: boolean;
};

/**
 * Stores what an agent wrote at the desk: a reply, as sendReply, or a note, as addNote, which nothing newer keeps back and nothing is resolved by.
 * `place` is its id on the page of the thread.
 */
export async function sendFromDesk(
  actor: Actor,
  { kind, seenSeq, resolve = false, ...written }: Written,
): Promise<{ said: Message | Note; place: string; repeated: boolean }> {
  if (kind === "note") {
    const { note, repeated } = await addNote(actor, written);
    return { said: note, place: `note-${note.id}`, repeated };
  }
  const { message, repeated } = await sendReply(actor, { ...written, seenSeq, resolve });
  return { said: message, place: `message-${message.seq}`, repeated };
}
