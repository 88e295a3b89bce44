import { Client } from "pg";
import { migrate } from "../../app/database/migrate.server.ts";
import { connectPool } from "../../app/database/postgres-pool.server.ts";
import { cpuMicroseconds } from "../measure/process-usage.ts";

const server = process.env["TEST_DATABASE_URL"] ?? "postgresql://postgres@127.0.0.1:5432/postgres";

/** A database of the bench's own, on a PostgreSQL of this machine. */
export type BenchDatabase = {
  url: string;
  /** For filling it and looking into it; not part of what is measured. */
  client: Client;
  /** Processor time of its connections so far, in microseconds; of those that ended, up to when it was last asked. */
  cpu: () => Promise<number>;
  /** Writes out what is dirty, so that no run pays for what went before it. */
  settle: () => Promise<void>;
  drop: () => Promise<void>;
};

/** Why there is no PostgreSQL to measure on, or null. */
export async function whyNoPostgres(): Promise<string | null> {
  const client = new Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return null;
  } catch {
    return `no PostgreSQL answers at ${server}: start one, or name one in TEST_DATABASE_URL`;
  }
}

/** Makes a migrated, empty database; one left by an earlier run goes first. */
export async function makeBenchDatabase(label: string): Promise<BenchDatabase> {
  const name = `parley_bench_${label}`;
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onServer(`CREATE DATABASE ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  const pool = await connectPool(address.href);
  await migrate(pool);
  await pool.end();
  const client = new Client({ connectionString: address.href });
  await client.connect();
  const used = new Map<number, number>();
  return {
    url: address.href,
    client,
    cpu: async () => {
      const { rows } = await client.query<{ pid: number }>(
        "SELECT pid FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
        [name],
      );
      for (const { pid } of rows) used.set(pid, cpuMicroseconds(pid));
      return [...used.values()].reduce((sum, cpu) => sum + cpu, 0);
    },
    settle: async () => {
      await client.query("VACUUM (ANALYZE)");
      await client.query("CHECKPOINT");
    },
    drop: async () => {
      await client.end();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
