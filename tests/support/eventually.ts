import { vi } from "vitest";

/** Long enough for a machine that has ten other things to do, in milliseconds. */
const patience = 45_000;

/** Repeats a check until it throws no more, and gives what it gives. Throws what it threw last. */
export function eventually<Result>(
  check: () => Result | Promise<Result>,
  { timeout = patience, interval = 50 } = {},
): Promise<Result> {
  return vi.waitFor(check, { timeout, interval });
}
