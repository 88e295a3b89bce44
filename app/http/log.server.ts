import { pino } from "pino";

/**
 * The log: one JSON object a line. What people write, secrets and prompts never go in. It is silent until the
 * start sets its level.
 */
export const log = pino({ level: "silent", base: null });

/** Messages of these are our own or the runtime's; other libraries quote their input in theirs. */
const plainErrors = new Set([
  "Error",
  "TypeError",
  "RangeError",
  "ReferenceError",
  "AbortError",
  "TimeoutError",
]);

/** Of an error, what can be logged: its name, code and frames, its message where that quotes nobody. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    name: error.name,
    ...("code" in error && { code: String(error.code) }),
    ...(plainErrors.has(error.name) && { message: error.message }),
    frames: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
