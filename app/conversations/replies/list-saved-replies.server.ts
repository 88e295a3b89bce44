import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import type { SavedReply } from "./saved-reply";

const shown = { id: true, title: true, body: true } as const;

/** The saved replies of this actor's organization, by title. Throws forbidden to users. */
export async function listSavedReplies(actor: Actor): Promise<SavedReply[]> {
  if (actor.role === "user") throw new DomainError("forbidden");
  return db.savedReply.findMany({
    where: { organizationId: actor.organizationId },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: shown,
  });
}

/** One of them, or null. */
export async function getSavedReply(actor: Actor, id: string): Promise<SavedReply | null> {
  if (actor.role === "user") throw new DomainError("forbidden");
  return db.savedReply.findFirst({ where: { id, organizationId: actor.organizationId }, select: shown });
}
