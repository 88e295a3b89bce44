import type { Note as StoredNote, Prisma } from "~/database/generated/client";
import { db } from "~/database/client.server";
import type { Side } from "~/identity/actor";
import type { Note } from "./note";

/** Of a conversation's notes, those that `span` names, the newest `limit`, in their order; none for a user. */
export async function listNotes(
  { conversationId, reader }: { conversationId: string; reader: Side },
  span: Pick<Prisma.NoteWhereInput, "afterSeq" | "rev">,
  limit: number,
): Promise<Note[]> {
  if (reader === "user") return [];
  const rows = await db.note.findMany({
    where: { conversationId, ...span },
    orderBy: [{ afterSeq: "desc" }, { rev: "desc" }],
    take: limit,
  });
  return rows.map(toNote).reverse();
}

/** A stored note as the team sees it. */
export function toNote(row: StoredNote): Note {
  return {
    id: row.id,
    conversationId: row.conversationId,
    afterSeq: row.afterSeq,
    rev: row.rev,
    clientId: row.clientId,
    author: { id: row.authorId, name: row.authorName },
    body: row.body,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}
