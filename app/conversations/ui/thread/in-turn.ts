/** Another tab that works longer than this is frozen, in milliseconds. */
const patience = 25_000;

/**
 * Does `work` while no other tab of this browser does what goes by the same name. Where tabs cannot wait for each
 * other, or the other one is frozen, it is done all the same: this spares the server work, it promises nothing.
 */
export async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return work();
  const signal = AbortSignal.timeout(patience);
  let done: Promise<void> | undefined;
  await locks.request(name, { signal }, () => (done = work())).catch(() => undefined);
  await (done ?? work());
}
