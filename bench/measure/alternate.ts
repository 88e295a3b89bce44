/** What one run of one side came to: how many events or answers were delivered, and its figures. */
type Sample<Figure extends string = string> = { delivered: number; figures: Record<Figure, number> };

/** Does the work once and measures it. Throws where anything was lost, doubled or out of order. */
export type Side<Figure extends string = string> = () => Promise<Sample<Figure>>;

/** The figures of every side, one per round: `figures.parley.cpu[0]` and `figures.nchan.cpu[0]` are a pair. */
export type Measured<Name extends string, Figure extends string> = Record<Name, Record<Figure, number[]>>;

/**
 * Runs every side once a round, in an order that turns with the rounds, after one round that does not count.
 * Throws where the sides of a round did not deliver the same.
 */
export async function alternate<Name extends string, Figure extends string>(
  rounds: number,
  sides: Record<Name, Side<Figure>>,
): Promise<Measured<Name, Figure>> {
  const names = Object.keys(sides) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, {}])) as Measured<Name, Figure>;
  for (let round = -1; round < rounds; round++) {
    let delivered: number | undefined;
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + Math.max(round, 0)) % names.length] as Name;
      const sample = await sides[name]().catch((error: unknown) => {
        throw new Error(`${name} failed`, { cause: error });
      });
      delivered ??= sample.delivered;
      if (sample.delivered !== delivered)
        throw new Error(`${name} delivered ${sample.delivered} where ${delivered} were delivered before`);
      if (round < 0) continue;
      for (const [figure, value] of Object.entries(sample.figures) as [Figure, number][])
        (measured[name][figure] ??= []).push(value);
    }
  }
  return measured;
}
