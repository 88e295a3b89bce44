import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import type { Label } from "./label";

/** The labels of this actor's organization, by name. */
export function listLabels(actor: Actor): Promise<Label[]> {
  return db.label.findMany({
    where: { organizationId: actor.organizationId },
    orderBy: { name: "asc" },
    select: { id: true, name: true, tint: true },
  });
}
