import { db } from "~/database/client.server";
import type { Actor, Role } from "~/identity/actor";

/** An invitation nobody has used; it may have expired. Times are ISO 8601 UTC. */
export type InviteRow = {
  id: string;
  email: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
};

/** The newest hundred invitations of the organization that nobody has used. */
export async function listOpenInvites(actor: Actor): Promise<InviteRow[]> {
  const rows = await db.invite.findMany({
    where: { organizationId: actor.organizationId, acceptedAt: null },
    orderBy: { id: "desc" },
    take: 100,
    select: { id: true, email: true, role: true, createdAt: true, expiresAt: true },
  });
  return rows.map(({ createdAt, expiresAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= new Date(),
  }));
}
