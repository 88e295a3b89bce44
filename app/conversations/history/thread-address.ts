/** Where a thread is read: the path of its page, and what else its addresses say (`view=mine`; may be empty). */
export type ThreadAddress = { path: string; kept: string };

type Cursor = { before: number } | { after: number } | { around: number };

/** The page of a thread next to a seq, or around it. */
function pageHref({ path, kept }: ThreadAddress, cursor: Cursor): string {
  const search = new URLSearchParams(kept);
  for (const [name, seq] of Object.entries(cursor)) search.set(name, String(seq));
  return `${path}?${search}`;
}

/** Where a message stands among its neighbours. */
export function placeHref(address: ThreadAddress, seq: number): string {
  return `${pageHref(address, { around: seq })}#message-${seq}`;
}

/** The newest messages, at their end. */
export function newestHref({ path, kept }: ThreadAddress): string {
  return `${path}${kept && `?${kept}`}#newest`;
}

/** Addresses of the neighbouring pages; null at an end. */
export function pageHrefs(
  address: ThreadAddress,
  { before, after }: { before: number | null; after: number | null },
): { earlierHref: string | null; laterHref: string | null } {
  return {
    earlierHref: before === null ? null : pageHref(address, { before }),
    laterHref: after === null ? null : pageHref(address, { after }),
  };
}

/** The part of a query that these names make up, in the order of the names. */
export function keptOf(search: URLSearchParams, names: readonly string[]): string {
  const pairs = names.flatMap((name) => search.getAll(name).map((value) => [name, value]));
  return new URLSearchParams(pairs.filter(([, value]) => value)).toString();
}
