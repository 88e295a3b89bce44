import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { DatabaseProblem } from "./database-problem.ts";
import { filters, openSchemaEngine } from "./schema-engine.server.ts";

export const migrationsPath = join("prisma", "migrations");

/** What migrations can be applied to. */
export type Store = PGlite | Pool;

/**
 * Applies the migrations in prisma/migrations that `store` lacks, and returns their names.
 * All of them and Prisma's record of them are one transaction, and one process at a time does it:
 * a failure or a kill leaves the database as it was. A failure is a `DatabaseProblem`.
 */
export async function migrate(store: Store): Promise<string[]> {
  const migrationsList = await readMigrations();
  const { adapter, finish } = await beginMigrating(store);
  const refusals: unknown[] = [];
  const engine = await openSchemaEngine(noting(refusals, adapter));
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    await finish("COMMIT");
    return appliedMigrationNames;
  } catch (error) {
    await finish("ROLLBACK").catch(() => {});
    throw new DatabaseProblem(`Migrating failed: ${reasonOf(refusals[0] ?? error)}`, error);
  } finally {
    engine.free();
  }
}

async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsPath, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = "migration_lock.toml";
  return {
    baseDir: resolve(migrationsPath),
    lockfile: { path: lockfile, content: await readFile(join(migrationsPath, lockfile), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => {
        const value = await readFile(join(migrationsPath, path, "migration.sql"), "utf8");
        return { path, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } };
      }),
    ),
  };
}

type Migrating = {
  adapter: SqlDriverAdapter;
  finish: (how: "COMMIT" | "ROLLBACK") => Promise<void>;
};

/**
 * An adapter whose every statement belongs to one open transaction.
 * `executeScript` is ours: PrismaPg's cuts a script at every semicolon, PrismaPGlite's is not awaited.
 */
async function beginMigrating(store: Store): Promise<Migrating> {
  if (store instanceof PGlite) {
    const adapter = await new PrismaPGlite(store).connect();
    await store.exec("BEGIN");
    adapter.executeScript = async (script) => void (await store.exec(script));
    return { adapter, finish: async (how) => void (await store.exec(how)) };
  }
  // A connection of its own: it may wait long for another process, or for a large table.
  const own = new Pool({ ...store.options, max: 1 });
  const adapter = await new PrismaPg(own).connect();
  const transaction = await adapter.startTransaction();
  const run = async (sql: string) => void (await transaction.executeRaw({ sql, args: [], argTypes: [] }));
  await run("SELECT pg_advisory_xact_lock(hashtext('parley migrations'))");
  adapter.queryRaw = (query) => transaction.queryRaw(query);
  adapter.executeRaw = (query) => transaction.executeRaw(query);
  adapter.executeScript = run;
  return {
    adapter,
    finish: async (how) => {
      try {
        await run(how);
      } finally {
        await transaction.commit();
        await own.end();
      }
    },
  };
}

/** The same adapter, keeping what the database refused: the engine reports only what followed from it. */
function noting(refusals: unknown[], adapter: SqlDriverAdapter): SqlDriverAdapter {
  const noted = <Result>(work: Promise<Result>) =>
    work.catch((error: unknown) => {
      refusals.push(error);
      throw error;
    });
  return Object.assign(Object.create(adapter) as SqlDriverAdapter, {
    queryRaw: (query: SqlQuery) => noted(adapter.queryRaw(query)),
    executeRaw: (query: SqlQuery) => noted(adapter.executeRaw(query)),
    executeScript: (script: string) => noted(adapter.executeScript(script)),
  });
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { originalMessage?: string }; message?: string };
  const reason = cause?.originalMessage ?? message ?? String(error);
  return /extension "pg_trgm"/.test(reason)
    ? `${reason} (run CREATE EXTENSION pg_trgm there as a user who may, then start again)`
    : reason;
}
