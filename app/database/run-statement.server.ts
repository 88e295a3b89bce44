import { PGlite } from "@electric-sql/pglite";
import { currentStore } from "./client.server.ts";
import { asUnavailable } from "./connection-errors.server.ts";
import type { Prisma } from "./generated/client.ts";
import { statementName } from "./statement-name.server.ts";

/** One SQL statement, prepared once per connection under its name, which no other statement may have. */
export type Statement = { name: string; text: string };

/** How long one may take, in milliseconds; what waits behind it must not wait for ever. */
const patience = 10_000;

/**
 * Runs a statement as a transaction of its own, without Prisma: times come as Date, enums as text. Throws what the
 * driver throws, or `DomainError("unavailable")` when the database does not answer: it may still have been committed.
 */
export async function runStatement<Row>(statement: Statement, values: unknown[]): Promise<Row[]> {
  const store = currentStore();
  try {
    if (store instanceof PGlite) return (await store.query<Row>(statement.text, values)).rows;
    const query = { ...statement, values, query_timeout: patience };
    return (await store.query(query)).rows as Row[];
  } catch (error) {
    throw asUnavailable(error);
  }
}

/** Reads the rows of a query that is put together from parts: each form of it is a statement of its own. */
export function readRows<Row>(query: Prisma.Sql): Promise<Row[]> {
  return runStatement({ name: statementName({ sql: query.text }), text: query.text }, query.values);
}
