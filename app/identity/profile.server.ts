import { db } from "~/database/client.server";
import type { Actor } from "./actor";

/** The member as their own pages show them; `id` is the member's. */
export type Profile = { id: string; name: string; email: string | null };

export async function getProfile(actor: Actor): Promise<Profile> {
  const { user } = await db.member.findUniqueOrThrow({
    where: { id: actor.memberId },
    select: { user: { select: { email: true } } },
  });
  return { id: actor.memberId, name: actor.name, email: user.email };
}
