import { useTimeZone } from "~/ui/reader-zone";
import { useNow } from "~/ui/use-now";
import type { ReaderClock } from "./reader-clock";

/** The clock the page was made with, then the reader's own: their time zone, and a minute that moves on. */
export function useReaderClock(served: ReaderClock): ReaderClock {
  return { ...served, timeZone: useTimeZone(served.timeZone), now: useNow(served.now) };
}
