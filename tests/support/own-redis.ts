import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { freePort } from "./free-port";

/** A Redis that belongs to one test and keeps nothing. */
export type OwnRedis = {
  url: string;
  /** Ends it; everyone connected is cut off. */
  stop: () => Promise<void>;
  /** Starts it again, empty, where it was. */
  start: () => Promise<void>;
};

/** Whether the machine has the program. */
export function hasRedisServer(): boolean {
  return spawnSync("redis-server", ["--version"]).status === 0;
}

/** Starts a Redis on a port of its own; it ends with the test. */
export async function startRedis(): Promise<OwnRedis> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const stop = async () => {
    if (!child) return;
    const ended = once(child, "close");
    child.kill();
    child = undefined;
    await ended;
  };
  const start = async () => {
    child = spawn(
      "redis-server",
      ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
      {
        stdio: "ignore",
      },
    );
    while (!(await accepts(port))) await pause(20);
  };
  await start();
  onTestFinished(stop);
  return { url: `redis://127.0.0.1:${port}`, stop, start };
}

async function accepts(port: number): Promise<boolean> {
  const probe = net.connect(port, "127.0.0.1");
  const accepted = await Promise.race([
    once(probe, "connect").then(() => true),
    once(probe, "close").then(() => false),
  ]).catch(() => false);
  probe.destroy();
  return accepted;
}
