import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { DatabaseProblem } from "./database-problem.ts";
import { lockDirectory } from "./embedded-lock.server.ts";

/**
 * The embedded PostgreSQL in `<dataDir>/database`, and what closes it.
 * Refuses with a `DatabaseProblem` where another process has it or the directory is not writable.
 */
export async function openEmbedded(
  dataDir: string,
): Promise<{ embedded: PGlite; close: () => Promise<void> }> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DatabaseProblem(`DATA_DIR must be writable: ${(error as Error).message}`, error);
  }
  const unlock = lockDirectory(dataDir);
  try {
    const embedded = await createEmbedded({ dataDir: join(dataDir, "database") });
    return {
      embedded,
      close: async () => {
        await embedded.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw new DatabaseProblem(`DATA_DIR holds no usable database: ${String(error)}`, error);
  }
}

/** An embedded PostgreSQL in memory, or in `dataDir`, or started from a dump of another. */
export function createEmbedded(options: { dataDir?: string; loadDataDir?: Blob } = {}): Promise<PGlite> {
  return PGlite.create({ ...options, extensions: { pg_trgm } });
}
