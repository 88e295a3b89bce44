/** After how many seconds a page without scripts looks again, by how often it has: 2, 4, then 8, for a minute. */
const pauses = [2, 4, 8, 8, 8, 8, 8, 8] as const;

export type Refresh = { seconds: number; next: number };

/** When to look again, or null when it has been long enough. `done`: how often the page has refreshed itself. */
export function refreshAfter(done: number): Refresh | null {
  const seconds = pauses[done];
  return seconds === undefined ? null : { seconds, next: done + 1 };
}

/** Loads the page again where no script runs. */
export function RefreshTag({ seconds, next, path }: Refresh & { path: string }) {
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds}; url=${path}?refresh=${next}#newest`} />
    </noscript>
  );
}
