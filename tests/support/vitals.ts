import { once } from "node:events";
import type { Server } from "./server";

/** What a process holds. */
export type Vitals = {
  /** Objects that are in use, after a full collection of garbage. */
  heapBytes: number;
  /** What keeps the process alive, by kind: sockets, timers. */
  handles: Record<string, number>;
};

const question = `(() => {
  const handles = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  return JSON.stringify({ heapBytes: process.memoryUsage().heapUsed, handles });
})()`;

/** Asks a server that was started with NODE_OPTIONS=--inspect=127.0.0.1:0 what it holds right now. */
export async function vitalsOf(server: Server | undefined): Promise<Vitals> {
  const address = /Debugger listening on (ws:\S+)/.exec(server?.output() ?? "")?.[1];
  if (!address) throw new Error("The server was not started for inspection");
  const inspector = new WebSocket(address);
  await once(inspector, "open");
  let number = 0;
  const ask = async (method: string, params = {}) => {
    const id = ++number;
    inspector.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [{ data }] = (await once(inspector, "message")) as [MessageEvent<string>];
      const answer = JSON.parse(data) as { id?: number; result: unknown };
      if (answer.id === id) return answer.result;
    }
  };
  await ask("HeapProfiler.enable");
  await ask("HeapProfiler.collectGarbage");
  await ask("HeapProfiler.collectGarbage");
  const answer = (await ask("Runtime.evaluate", { expression: question })) as { result: { value: string } };
  inspector.close();
  return JSON.parse(answer.result.value) as Vitals;
}
