/** `changes`: how many rows wait to come, go or move; `added`: how many of them come. */
export type HeldRows<Row> = { rows: Row[]; changes: number; added: number };

/**
 * The rows in the order they are held in. Each shows its latest version where it stands; one that is gone stays as it
 * was, a new one waits.
 */
export function holdRows<Row extends { id: string }>(
  held: readonly Row[],
  latest: readonly Row[],
): HeldRows<Row> {
  const byId = new Map(latest.map((row) => [row.id, row]));
  const places = new Map(held.map(({ id }, place) => [id, place]));
  const stays = latest.flatMap(({ id }) => places.get(id) ?? []);
  const added = latest.length - stays.length;
  const gone = held.length - stays.length;
  return {
    rows: held.map((row) => byId.get(row.id) ?? row),
    added,
    changes: added + gone + (stays.length - longestRise(stays)),
  };
}

/** How many of these keep their order, at most: the others are those that moved. */
function longestRise(places: readonly number[]): number {
  const lengths: number[] = [];
  for (const [at, place] of places.entries()) {
    const before = lengths.slice(0, at).filter((_, earlier) => (places[earlier] ?? 0) < place);
    lengths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...lengths);
}
