import { v7 as uuidv7 } from "uuid";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { endTyping } from "~/conversations/live/typing.server";
import { hashOfBody } from "~/conversations/sending/client-id.server";
import { toNote } from "./list-notes.server";
import type { Note } from "./note";

/**
 * Says something to the team behind the newest message. It holds nothing and takes nothing over. `body` and the key as
 * in sendMessage: the same again gives the first note back, another body throws client-id-reused.
 */
export async function addNote(
  actor: Actor,
  { conversationId, body, clientId }: { conversationId: string; body: string; clientId: string },
): Promise<{ note: Note; repeated: boolean }> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const bodyHash = hashOfBody(body);
  const added = await recordChange(scopeOf(actor, conversationId), async (change) => {
    const authorId = actor.memberId;
    const first = await change.tx.note.findUnique({
      where: { conversationId_authorId_clientId: { conversationId, authorId, clientId } },
    });
    if (first && first.bodyHash !== bodyHash) throw new DomainError("client-id-reused");
    if (first) return { note: toNote(first), repeated: true };
    const { organizationId, lastSeq: afterSeq } = change.conversation;
    const rev = change.update({});
    const said = { authorId, authorName: actor.name, body, bodyHash, clientId };
    const links = { id: uuidv7(), organizationId, conversationId, afterSeq, rev };
    const note = toNote(await change.tx.note.create({ data: { ...links, ...said } }));
    change.tell("note", note, "organization");
    return { note, repeated: false };
  });
  endTyping(conversationId, actor.memberId);
  return added;
}
