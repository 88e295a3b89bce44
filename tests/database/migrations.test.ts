import { readdirSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { db } from "~/database/client.server";
import { createEmbedded } from "~/database/embedded-database.server";
import { migrate } from "~/database/migrate.server";
import { applyMigrations } from "~/database/migrations.server";
import { useDatabase } from "../support/database.ts";
import { databaseAt, databaseName, runOn } from "../support/postgres-template.ts";
import { endOf, startProcess } from "../support/process.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const url = process.env.TEST_DATABASE_URL;

const everyMigration = readdirSync("prisma/migrations")
  .filter((name) => /^\d{14}_/.test(name))
  .sort();

useDatabase();

test("the migrations build every table, and Prisma has them on record", async () => {
  expect(await db.message.count()).toBe(0);
  expect(await db.job.count()).toBe(0);
  const records = await db.$queryRaw<unknown[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL`;
  expect(records).toEqual([]);
});

test("a second run applies nothing", async () => {
  expect(await applyMigrations()).toEqual([]);
});

test("the searches of messages, articles and people have their indexes", async () => {
  const indexes = await db.$queryRaw<{ indexname: string }[]>`
    SELECT indexname FROM pg_indexes WHERE indexname LIKE '%\_search' ORDER BY 1`;
  expect(indexes.map((index) => index.indexname)).toEqual([
    "Article_search",
    "Message_search",
    "User_search",
  ]);
  expect(await db.$queryRaw`SELECT similarity('jacket', 'jackets') > 0.5 AS alike`).toEqual([
    { alike: true },
  ]);
});

test("a migration that fails changes nothing and says why in one line", { timeout: 60_000 }, async () => {
  const database = await createEmbedded();
  onTestFinished(() => database.close());
  await inProjectWith("20990101000000_broken", "CREATE TABLE half (id int); SELECT 1 / 0;", async () => {
    await expect(migrate(database)).rejects.toThrow(/^Migrating failed: division by zero$/);
  });
  const { rows } = await database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  expect(rows).toEqual([]);
  expect(await migrate(database)).toEqual(everyMigration);
});

test.skipIf(!url)(
  "two processes that start at once apply each migration once",
  { timeout: 30_000 },
  async () => {
    const address = await newDatabase();
    const both = await Promise.all(
      [1, 2].map(() => endOf(startProcess("tests/database/migrator.ts", address))),
    );
    expect(both.map((end) => end.errors)).toEqual(["", ""]);
    const applied = both.map((end) => JSON.parse(end.output) as string[]);
    expect(applied.sort((a, b) => a.length - b.length)).toEqual([[], everyMigration]);
  },
);

test.skipIf(!url)("a process that has migrated and serves keeps no lock", async () => {
  await applyMigrations();
  const locks = await db.$queryRaw`
    SELECT objid FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE locktype = 'advisory' AND datname = current_database()`;
  expect(locks).toEqual([]);
});

test.skipIf(!url)(
  "a user who may not add the extension is told what to run",
  { timeout: 30_000 },
  async () => {
    const address = await newDatabase();
    const role = databaseName();
    await runOn(address, `CREATE ROLE ${role} LOGIN; GRANT ALL ON SCHEMA public TO ${role}`);
    onTestFinished(() => runOn(address, `DROP OWNED BY ${role}; DROP ROLE ${role}`));
    const asRole = new URL(address);
    asRole.username = role;
    const { errors } = await endOf(startProcess("tests/database/migrator.ts", asRole.href));
    expect(errors).toMatch(
      /DatabaseProblem: Migrating failed: permission denied to create extension "pg_trgm" \(run CREATE EXTENSION/,
    );
  },
);

async function newDatabase(): Promise<string> {
  const name = databaseName();
  await runOn(url ?? "", `CREATE DATABASE ${name}`);
  onTestFinished(() => runOn(url ?? "", `DROP DATABASE ${name} WITH (FORCE)`));
  return databaseAt(url ?? "", name);
}

/** Runs `work` where prisma/ holds one migration more. */
async function inProjectWith(name: string, sql: string, work: () => Promise<void>): Promise<void> {
  const home = process.cwd();
  const project = temporaryDirectory();
  await cp("prisma", join(project, "prisma"), { recursive: true });
  await mkdir(join(project, "prisma", "migrations", name));
  await writeFile(join(project, "prisma", "migrations", name, "migration.sql"), sql);
  process.chdir(project);
  try {
    await work();
  } finally {
    process.chdir(home);
  }
}
