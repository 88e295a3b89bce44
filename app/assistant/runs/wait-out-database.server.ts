import { setTimeout as delay } from "node:timers/promises";
import { DomainError } from "~/errors";

/** How long to wait before asking again, in milliseconds. */
const askEvery = 500;

/**
 * Repeats what a database that is away did not take, until it does. Only for what is fenced or read: much may have
 * happened meanwhile. Throws every other error.
 */
export async function waitOutDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "unavailable") throw error;
    }
    await delay(askEvery);
  }
}
