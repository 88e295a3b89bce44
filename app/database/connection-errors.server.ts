import { DomainError } from "../errors.ts";
import { Prisma } from "./generated/client.ts";

/** What Prisma calls a database that does not answer: unreachable, timed out, closed, too many connections. */
const prismaCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"]);

/** The same from PostgreSQL (classes 08 and 57P), from the socket and from the pool. */
const driverError =
  /\b(08\d{3}|57P0[1-5]|53300|E(CONNREFUSED|CONNRESET|NOTFOUND|TIMEDOUT|PIPE|HOSTUNREACH|AI_AGAIN))\b|Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Unable to start a transaction in the given time/;

/** The same from Prisma's adapter, which keeps the socket's words to itself. */
const adapterKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

/** `DomainError("unavailable")`, to come back in 5 s, for an error of the connection; any other error as it is. */
export function asUnavailable(error: unknown): unknown {
  return isOfTheConnection(error) ? new DomainError("unavailable", { retryAfter: 5, cause: error }) : error;
}

function isOfTheConnection(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DomainError) return false;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const code = "code" in error ? String(error.code) : "";
  return (
    prismaCodes.has(code) ||
    adapterKinds.has(adapterKindOf(error)) ||
    driverError.test(`${code} ${error.message}`)
  );
}

type AdapterCause = { kind?: string };

/** What kind of error Prisma's adapter met, directly or under a query of the client; "" for others. */
function adapterKindOf(error: Error & { meta?: { driverAdapterError?: { cause?: AdapterCause } } }): string {
  const cause = error.meta?.driverAdapterError?.cause ?? (error.cause as AdapterCause | undefined);
  return cause?.kind ?? "";
}

/** Whether a row of the same key is there already. */
export function isTaken(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2002" || /\b23505\b/.test(error.message);
}

/** Whether others' writes kept a transaction from committing: a deadlock or a serialization failure. */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || /\b(40001|40P01)\b/.test(error.message);
}
