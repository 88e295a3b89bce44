import type { Transaction } from "~/database/client.server";
import type { Actor } from "./actor";

/**
 * Ends all sessions and tokens of a member, but for the session `keep`. Returns what ended: once that is committed,
 * announce it, so that its open streams end; in other processes they end within seconds.
 */
export async function endCredentials(
  tx: Transaction,
  { memberId, organizationId, keep }: { memberId: string; organizationId: string; keep?: string },
): Promise<Actor["credential"][]> {
  const sessions = await tx.session.findMany({
    where: { memberId, organizationId, ...(keep !== undefined && { id: { not: keep } }) },
    select: { id: true },
  });
  await tx.session.deleteMany({ where: { id: { in: sessions.map(({ id }) => id) } } });
  const tokens = await tx.apiToken.updateManyAndReturn({
    where: { memberId, organizationId, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { id: true },
  });
  return [
    ...sessions.map(({ id }) => ({ kind: "session" as const, id })),
    ...tokens.map(({ id }) => ({ kind: "token" as const, id })),
  ];
}
