import { db } from "~/database/client.server";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";

/** How many conversations carry each label of this actor's organization, by its id; those without any are left out. */
export async function countLabelled(actor: Actor): Promise<Record<string, number>> {
  if (actor.role === "user") throw new DomainError("forbidden");
  const counted = await db.conversationLabel.groupBy({
    by: ["labelId"],
    where: { organizationId: actor.organizationId },
    _count: true,
  });
  return Object.fromEntries(counted.map(({ labelId, _count }) => [labelId, _count]));
}
