import { useScripted } from "./use-scripted";

/** Set by the browser to its own time zone, so that the next page is made in it. */
export const zoneCookie = "tz";

const zones = new Map<string, string>();
/** Of how many names at most is known which zone they mean: to look one up takes as long as much of a page. */
const mostZones = 1_000;

/** The time zone the browser said it is in, else UTC. */
export function timeZoneOf(request: Request): string {
  const named = /(?:^|;\s*)tz=([^;]+)/.exec(request.headers.get("Cookie") ?? "")?.[1] ?? "UTC";
  const known = zones.get(named);
  if (known) return known;
  try {
    const options = { timeZone: decodeURIComponent(named) };
    const { timeZone } = new Intl.DateTimeFormat("en", options).resolvedOptions();
    if (zones.size >= mostZones) zones.clear();
    zones.set(named, timeZone);
    return timeZone;
  } catch {
    return "UTC";
  }
}

/** The reader's own time zone where scripts run, else the one the server made the page in. */
export function useTimeZone(served: string): string {
  return useScripted() ? Intl.DateTimeFormat().resolvedOptions().timeZone : served;
}
