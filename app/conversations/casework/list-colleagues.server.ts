import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";

/** Somebody of the team. */
export type Colleague = { id: string; name: string };

/** More than these are no team that one picks from by eye. */
const most = 500;

/** Who answers for this actor's organization now, by name. */
export async function listColleagues(actor: Actor): Promise<Colleague[]> {
  const members = await db.member.findMany({
    where: { organizationId: actor.organizationId, role: { not: "user" }, removedAt: null },
    orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
    take: most,
    select: { id: true, user: { select: { name: true } } },
  });
  return members.map(({ id, user }) => ({ id, name: user.name }));
}
