import { Pool } from "pg";
import { DatabaseProblem } from "./database-problem.ts";

const oldestSupported = 15;

/** A pool of connections to the PostgreSQL at `url`, after one has answered; else a `DatabaseProblem`. */
export async function connectPool(url: string): Promise<Pool> {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    // The adapter writes and reads times without their zone.
    options: "-c TimeZone=UTC",
  });
  // An idle connection that breaks is replaced by the pool; unheard, its error would end the process.
  pool.on("error", () => {});
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

/** A connection refused on several addresses is an AggregateError without a message of its own. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
