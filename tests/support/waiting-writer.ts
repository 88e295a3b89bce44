import { expect } from "vitest";
import { db, inTransaction, type Transaction } from "~/database/client.server";
import { eventually } from "./eventually.ts";

/** Whether the tests run where transactions can wait for each other: PostgreSQL; the embedded database has one connection. */
export const writersWait = Boolean(process.env["TEST_DATABASE_URL"]);

/**
 * Does `work` while another transaction holds what `hold` wrote, and lets that one commit once `work` waits for it.
 * Gives what `work` gives.
 */
export async function whileHeld<Result>(
  hold: (tx: Transaction) => Promise<unknown>,
  work: () => Promise<Result>,
): Promise<Result> {
  const held = Promise.withResolvers<void>();
  const waited = Promise.withResolvers<void>();
  const holding = inTransaction(async (tx) => {
    await hold(tx);
    held.resolve();
    await waited.promise;
  });
  await Promise.race([held.promise, holding]);
  const working = work();
  await eventually(async () => expect(await countWaiting()).toBe(1));
  waited.resolve();
  await holding;
  return working;
}

async function countWaiting(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}
