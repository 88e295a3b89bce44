import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DatabaseProblem } from "./database-problem.ts";

/**
 * Makes this process the only one to use `directory`, until the returned function is called or the
 * process ends, however it ends: Node itself has no file locks, SQLite's exclusive transaction is one,
 * and the operating system releases it.
 */
export function lockDirectory(directory: string): () => void {
  const path = join(directory, "lock");
  try {
    const lock = new DatabaseSync(path);
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return () => lock.close();
  } catch (error) {
    if (/locked/.test(String(error)))
      throw new DatabaseProblem(
        `Another process is using DATA_DIR ${directory}: stop it, or give this one a DATA_DIR of its own or a DATABASE_URL`,
      );
    throw new DatabaseProblem(`DATA_DIR must be writable: ${path}: ${String(error)}`, error);
  }
}
