/** Events to publish in one turn of the loop: numbered from `from` on, one after the other. */
export type Publication = { topic: string; from: number; count: number };

/** Publications one after the other, a turn of the loop each, `everyMs` apart. */
export type Programme = { publications: Publication[]; everyMs: number };

/** Runs a programme by its clock: what came late does not move what comes after it. */
export async function perform(
  { publications, everyMs }: Programme,
  publish: (publication: Publication) => void,
): Promise<void> {
  const start = performance.now();
  for (const [index, publication] of publications.entries()) {
    publish(publication);
    const wait = start + (index + 1) * everyMs - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
  }
}

/** The first number of every topic; all have seven digits, so that all events are equally long. */
export const firstNumber = 1_000_000;

/** An event's data, as long as asked for in JSON; readers find its number by `"n":`. */
export function dataOf(number: number, bytes: number): { n: number; body: string } {
  const empty = JSON.stringify({ n: number, body: "" }).length;
  return { n: number, body: "x".repeat(bytes - empty) };
}

/** The event as the servers frame it that are measured against: 330 bytes, with an id as ours. */
export function frameOf(number: number): Buffer {
  return Buffer.from(`id: ${number}\nevent: thread-event\ndata: ${JSON.stringify(dataOf(number, 290))}\n\n`);
}
