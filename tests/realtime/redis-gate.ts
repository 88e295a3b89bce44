import { once } from "node:events";
import net from "node:net";
import { onTestFinished } from "vitest";

/** A way to Redis with which things can go wrong. */
export type Gate = {
  url: string;
  /** How many publish commands went through. */
  published: () => number;
  /** Redis is gone: connections break, new ones are refused. */
  cut: () => void;
  /** Redis is back. */
  mend: () => void;
  /** What is said through the gate gets lost, but for connections that listen: they go on, and nobody is told. */
  muffle: (on: boolean) => void;
};

/** The gate is cut at the end of the test, or when `whenDone` says. */
export async function openGate(
  redisUrl = process.env.TEST_REDIS_URL ?? "",
  whenDone: (cut: () => void) => void = onTestFinished,
): Promise<Gate> {
  const redis = new URL(redisUrl);
  const sockets = new Set<net.Socket>();
  let published = 0;
  let muffled = false;
  const gate = net.createServer((socket) => {
    const toRedis = net.connect(Number(redis.port || 6379), redis.hostname);
    for (const end of [socket, toRedis]) sockets.add(end.on("error", () => undefined).on("close", hangUp));
    let listens = false;
    socket.on("data", (bytes) => {
      const said = bytes.toString("latin1");
      listens ||= said.includes("\r\nsubscribe\r\n");
      if (muffled && !listens) return;
      published += said.split("\r\npublish\r\n").length - 1;
      toRedis.write(bytes);
    });
    toRedis.pipe(socket);
    function hangUp() {
      socket.destroy();
      toRedis.destroy();
    }
  });
  gate.listen(0, "127.0.0.1");
  await once(gate, "listening");
  const { port } = gate.address() as net.AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    gate.close();
  };
  whenDone(cut);
  return {
    url: `redis://127.0.0.1:${port}${redis.pathname}`,
    published: () => published,
    cut,
    mend: () => void gate.listen(port, "127.0.0.1"),
    muffle: (on) => (muffled = on),
  };
}
