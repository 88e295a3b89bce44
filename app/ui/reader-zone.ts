import { useScripted } from "./use-scripted";

/** Set by the browser to its own time zone, so that the next page is made in it. */
export const zoneCookie = "tz";

/** The time zone the browser said it is in, else UTC. */
export function timeZoneOf(request: Request): string {
  const named = /(?:^|;\s*)tz=([^;]+)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  try {
    const zone = named ? decodeURIComponent(named) : "UTC";
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** The reader's own time zone where scripts run, else the one the server made the page in. */
export function useTimeZone(served: string): string {
  return useScripted() ? Intl.DateTimeFormat().resolvedOptions().timeZone : served;
}
