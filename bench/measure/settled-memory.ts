/** Collects garbage as V8 does when memory is short, until nothing more goes away: what stays is in use. */
export async function settleMemory(): Promise<void> {
  const collect = globalThis.gc as unknown as (how: { type: "major"; flavor: "last-resort" }) => void;
  for (let time = 0; time < 4; time++) {
    collect({ type: "major", flavor: "last-resort" });
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
