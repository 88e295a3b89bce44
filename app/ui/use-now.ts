import { useEffect, useState } from "react";

/** How often the clock of a page moves, in milliseconds. */
const tick = 60_000;

/** The time as the page was made, then the reader's own, a minute at a time. ISO 8601 UTC. */
export function useNow(served: string): string {
  const [now, setNow] = useState(served);
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), tick);
    return () => clearInterval(timer);
  }, []);
  return now > served ? now : served;
}
