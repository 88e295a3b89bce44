import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { connectPool } from "~/database/postgres-pool.server";
import { migrate } from "~/database/migrate.server";

/** Runs one statement on the PostgreSQL at `url`. */
export async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database on the server at `url`. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** A name no other test has. */
export function databaseName(): string {
  return `parley_test_${randomUUID().replaceAll("-", "")}`;
}

/** Makes a migrated database that others can be copied from. */
export async function makeTemplate(url: string): Promise<{ template: string; drop: () => Promise<void> }> {
  const template = databaseName();
  await runOn(url, `CREATE DATABASE ${template}`);
  const pool = await connectPool(databaseAt(url, template));
  await migrate(pool);
  await pool.end();
  return { template, drop: () => runOn(url, `DROP DATABASE ${template} WITH (FORCE)`) };
}
