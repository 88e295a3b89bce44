import type { Side } from "~/identity/actor";
import { listNotes } from "~/conversations/notes/list-notes.server";
import type { Note } from "~/conversations/notes/note";
import type { ThreadEvent } from "~/conversations/thread-event";
import { listThreadEvents } from "./thread-events.server";

/** How many thread events, and how many notes, come with a page: its newest. */
const limit = 200;

/** What this side sees between messages of a conversation, from that behind `from` to that behind `to`, as seqs. */
export async function listBesides(
  of: { conversationId: string; reader: Side },
  { from, to }: { from: number; to: number },
): Promise<{ events: ThreadEvent[]; notes: Note[] }> {
  const span = { afterSeq: { gte: from, lte: to } };
  const [events, notes] = await Promise.all([listThreadEvents(of, span, limit), listNotes(of, span, limit)]);
  return { events, notes };
}
