import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { asUnavailable, isWriteConflict } from "./connection-errors.server.ts";
import { openEmbedded } from "./embedded-database.server.ts";
import { PrismaClient, type Prisma } from "./generated/client.ts";
import type { Store } from "./migrate.server.ts";
import { connectPool } from "./postgres-pool.server.ts";
import { statementName } from "./statement-name.server.ts";
import { guardTransactions } from "./transaction-guard.server.ts";

/** What a function that writes gets: the client, bound to one open transaction. */
export type Transaction = Prisma.TransactionClient;

type Opened = {
  client: PrismaClient;
  /** Set within the body of a transaction, where that is watched. */
  inside: AsyncLocalStorage<true> | null;
  store: Store;
  closeStore: () => Promise<void>;
};

// Vite reloads this module in development; the database must survive that and stay the only one.
const kept = globalThis as typeof globalThis & { parleyDatabase?: Opened };

const notOpened = new Proxy({} as PrismaClient, {
  get() {
    throw new Error("The database is used before openDatabase()");
  },
});

/** The open database. Inside `inTransaction` use its `tx` only: the embedded database has one connection. */
export let db: PrismaClient = kept.parleyDatabase?.client ?? notOpened;

/** PostgreSQL at `url`, or the embedded one under `dataDir`, or one that the caller has and closes itself. */
export type DatabaseLocation = { url: string | null; dataDir: string } | { embedded: PGlite };

/**
 * Opens the database once for the whole process; again is a no-op. `guarded` makes `db` throw inside a transaction.
 * Throws `DatabaseProblem`, whose message is one line, where that is impossible.
 */
export async function openDatabase(location: DatabaseLocation, { guarded = true } = {}): Promise<void> {
  if (kept.parleyDatabase) return;
  const { store, closeStore } = await openStore(location);
  const adapter =
    store instanceof PGlite
      ? new PrismaPGlite(store)
      : new PrismaPg(store, { statementNameGenerator: statementName });
  const client = withUnavailable(new PrismaClient({ adapter, errorFormat: "minimal" }));
  const inside = guarded ? new AsyncLocalStorage<true>() : null;
  db = inside ? guardTransactions(client, inside) : client;
  kept.parleyDatabase = { client: db, inside, store, closeStore };
}

/** The same client, saying `DomainError("unavailable")` where the connection failed. */
function withUnavailable(client: PrismaClient): PrismaClient {
  return client.$extends({
    query: {
      $allOperations: ({ args, query }) =>
        query(args).catch((error: unknown) => {
          throw asUnavailable(error);
        }),
    },
  }) as unknown as PrismaClient;
}

async function openStore(location: DatabaseLocation): Promise<Pick<Opened, "store" | "closeStore">> {
  if ("embedded" in location) return { store: location.embedded, closeStore: async () => {} };
  if (location.url !== null) {
    const pool = await connectPool(location.url);
    return { store: pool, closeStore: () => pool.end() };
  }
  const { embedded, close } = await openEmbedded(location.dataDir);
  return { store: embedded, closeStore: close };
}

/** Closes the database; what is still running on it fails. */
export async function closeDatabase(): Promise<void> {
  const opened = kept.parleyDatabase;
  if (!opened) return;
  delete kept.parleyDatabase;
  db = notOpened;
  await opened.client.$disconnect();
  await opened.closeStore();
}

/** The driver under the client, for what Prisma cannot do: migrations, hot queries. */
export function currentStore(): Store {
  if (!kept.parleyDatabase) throw new Error("The database is used before openDatabase()");
  const { inside, store } = kept.parleyDatabase;
  if (inside?.getStore()) throw new Error("The driver is used inside a transaction: use its tx");
  return store;
}

/** Attempts at a transaction that others' writes keep from committing. */
const attempts = 4;

/**
 * Runs `work` in one transaction: 5 s to begin, 10 s to finish. A deadlock or a serialization failure
 * runs it again from the start, so it must do nothing but write to `tx`.
 * Throws what `work` throws, or `DomainError("unavailable")` when the database does not answer.
 */
export async function inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const inside = kept.parleyDatabase?.inside;
  const body = inside ? (tx: Transaction) => inside.run(true, work, tx) : work;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(body, { maxWait: 5_000, timeout: 10_000 });
    } catch (error) {
      if (!isWriteConflict(error) || attempt === attempts) throw asUnavailable(error);
    }
  }
}

/** Whether a query gets through right now: within 3 s. */
export async function databaseAnswers(): Promise<boolean> {
  const answered = db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, pause(3_000, false, { ref: false })]);
}
