import { db } from "~/database/client.server";
import { describeError, log } from "~/http/log.server";
import { bus } from "~/realtime/bus.server";
import { openStreams } from "~/realtime/open-streams.server";

/** How often the sessions and tokens behind open streams are looked at, in milliseconds. */
const lookEvery = 3_000;

/**
 * Ends open streams whose session or token is no longer good, however it ended: expired, revoked elsewhere, its
 * member removed. What ends in this process is told at once. Returns how to stop.
 */
export function watchCredentials(): () => void {
  const timer = setInterval(() => {
    endLostCredentials().catch((error: unknown) =>
      log.warn({ error: describeError(error) }, "open streams could not be checked"),
    );
  }, lookEvery);
  timer.unref();
  return () => clearInterval(timer);
}

/** Looks once. */
export async function endLostCredentials(): Promise<void> {
  const open = [...new Set(openStreams.all().map(({ credentialId }) => credentialId))];
  if (open.length === 0) return;
  const good = await db.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Session" s JOIN "Member" m ON m."id" = s."memberId"
    WHERE s."id" = ANY(${open}) AND s."expiresAt" > now() AND m."removedAt" IS NULL
    UNION ALL
    SELECT t."id"::text FROM "ApiToken" t JOIN "Member" m ON m."id" = t."memberId"
    WHERE t."id"::text = ANY(${open}) AND t."revokedAt" IS NULL AND m."removedAt" IS NULL
      AND (t."expiresAt" IS NULL OR t."expiresAt" > now())`;
  const known = new Set(good.map(({ id }) => id));
  for (const credentialId of open) if (!known.has(credentialId)) bus.revoke({ credentialId });
}
