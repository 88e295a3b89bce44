import { describeError, log } from "~/http/log.server";
import { reopenDue } from "./snooze-jobs.server";

/** How often it is looked whose time has come, in milliseconds. */
const lookEvery = 1_000;

let looking: Promise<void> | null = null;
let timer: NodeJS.Timeout | undefined;

/** Opens snoozed conversations at their time while this process lives. */
export function watchSnoozes(): void {
  timer = setInterval(() => {
    looking ??= reopenDue()
      .catch((error: unknown) => log.warn({ error: describeError(error) }, "snoozes could not be looked at"))
      .finally(() => (looking = null));
  }, lookEvery).unref();
}

/** Ends that, and waits for what is being opened. */
export async function stopWatchingSnoozes(): Promise<void> {
  clearInterval(timer);
  await looking;
}
