import { currentStore } from "./client.server.ts";
import { migrate } from "./migrate.server.ts";

/**
 * Brings the open database up to prisma/migrations and returns the names of what was applied.
 * Throws `DatabaseProblem`, having changed nothing, when one fails.
 */
export function applyMigrations(): Promise<string[]> {
  return migrate(currentStore());
}
