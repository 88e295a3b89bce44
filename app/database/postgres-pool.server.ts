import type { Socket } from "node:net";
import { Pool, type Client, type PoolClient } from "pg";
import { DatabaseProblem } from "./database-problem.ts";

const oldestSupported = 15;

/** A connection that says nothing for so long is lost, in milliseconds: a network may swallow what is sent. */
const patience = 10_000;

/** A pool of connections to the PostgreSQL at `url`, after one has answered; else a `DatabaseProblem`. */
export async function connectPool(url: string): Promise<Pool> {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    // The adapter writes and reads times without their zone. Who vanished in a transaction holds its locks no longer.
    // Compiling a query, or starting workers for it, takes longer than any query of ours.
    options:
      "-c TimeZone=UTC -c idle_in_transaction_session_timeout=15s -c jit=off -c max_parallel_workers_per_gather=0",
  });
  // An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
  pool.on("error", () => {});
  pool.on("connect", giveUpOnSilence);
  try {
    const { rows } = await pool.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < oldestSupported)
      throw new Error(`it is PostgreSQL ${version}, and ${oldestSupported} or newer is needed`);
    return pool;
  } catch (error) {
    await pool.end();
    throw new DatabaseProblem(`DATABASE_URL cannot be used: ${reasonOf(error)}`, error);
  }
}

function giveUpOnSilence(client: PoolClient): void {
  const stream = (client as unknown as Client).connection.stream as Socket;
  stream.setTimeout(patience, () => stream.destroy(new Error("Connection terminated: no answer in time")));
}

/** A connection refused on several addresses is an AggregateError without a message of its own. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
