import type { AsyncLocalStorage } from "node:async_hooks";
import type { PrismaClient } from "./generated/client.ts";

/**
 * The same client, which throws where it is used `inside` an open transaction: on the embedded database, with its one
 * connection, that would wait for itself for ever.
 */
export function guardTransactions(client: PrismaClient, inside: AsyncLocalStorage<true>): PrismaClient {
  return new Proxy(client, {
    get(target, property) {
      if (inside.getStore())
        throw new Error(`db.${String(property)} is used inside a transaction: use its tx, and nothing else`);
      const value = Reflect.get(target, property) as unknown;
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
