import { openAsBlob } from "node:fs";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, openDatabase } from "~/database/client.server";
import { createEmbedded } from "~/database/embedded-database.server";
import { databaseAt, databaseName, runOn } from "./postgres-template.ts";

/**
 * Gives this test file an empty, migrated database of its own, open as `db`: embedded, or on the
 * PostgreSQL at TEST_DATABASE_URL. Call it once, at the top of the file.
 */
export function useDatabase(): void {
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    dispose = await openFresh();
  }, 60_000);
  afterAll(async () => {
    await closeDatabase();
    await dispose();
  }, 60_000);
}

/** Opens a fresh database as `db`; the returned function disposes of it once it is closed. */
async function openFresh(): Promise<() => Promise<void>> {
  const empty = inject("emptyDatabase");
  if ("dump" in empty) {
    const embedded = await createEmbedded({ loadDataDir: await openAsBlob(empty.dump) });
    await openDatabase({ embedded });
    return () => embedded.close();
  }
  const name = databaseName();
  await runOn(empty.url, `CREATE DATABASE ${name} TEMPLATE ${empty.template}`);
  await openDatabase({ url: databaseAt(empty.url, name), dataDir: "" });
  return () => runOn(empty.url, `DROP DATABASE ${name} WITH (FORCE)`);
}
