/** One value for the life of the process: it survives the reload of modules in development. */
export function perProcess<T>(name: string, create: () => T): T {
  const kept = globalThis as unknown as Record<symbol, T | undefined>;
  return (kept[Symbol.for(`parley.${name}`)] ??= create());
}
