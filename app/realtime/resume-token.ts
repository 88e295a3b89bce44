/** The largest rev the database can hold. */
const largestRev = 2_147_483_647;

/**
 * What a stream's client has already seen: `Last-Event-ID`, which browsers send when they come back, else `?rev=`.
 * Null when it names nothing, "invalid" when that can be no rev.
 */
export function resumeTokenOf(request: Request): number | null | "invalid" {
  const token = request.headers.get("last-event-id") || new URL(request.url).searchParams.get("rev");
  if (token === null) return null;
  const rev = /^\d{1,10}$/.test(token) ? Number(token) : Infinity;
  return rev <= largestRev ? rev : "invalid";
}
