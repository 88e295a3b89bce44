import { execFileSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { Redis } from "ioredis";
import { startProgram } from "./child.ts";

/** A Redis that only the bench uses. */
export type BenchRedis = {
  url: string;
  /** How many publishes it has taken so far, and how many of them carried a message. */
  published: () => Promise<{ all: number; messages: number }>;
  stop: () => Promise<void>;
};

/** Why there is no Redis to measure with, or null. */
export function whyNoRedis(): string | null {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return null;
  } catch {
    return "there is no redis-server: apt-get install redis-server";
  }
}

export async function startRedis(): Promise<BenchRedis> {
  const port = await freePort();
  const program = startProgram("redis-server", [
    "--port",
    String(port),
    "--save",
    "",
    "--loglevel",
    "warning",
  ]);
  const url = `redis://127.0.0.1:${port}`;
  const [client, listener] = [new Redis(url), new Redis(url)];
  for (const each of [client, listener]) each.on("error", () => undefined);
  let messages = 0;
  await listener.psubscribe("parley:*");
  listener.on("pmessage", (_pattern: string, _channel: string, payload: string) => {
    if (payload.includes("event: message\n")) messages += 1;
  });
  return {
    url,
    published: async () => {
      const calls = /cmdstat_publish:calls=(\d+)/.exec(await client.info("commandstats"))?.[1] ?? 0;
      // Redis answers in order: what was published before has been heard.
      await listener.ping();
      return { all: Number(calls), messages };
    },
    stop: async () => {
      client.disconnect();
      listener.disconnect();
      await program.stop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
