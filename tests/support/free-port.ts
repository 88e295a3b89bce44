import { once } from "node:events";
import net from "node:net";

/** A port that nobody listens on, below those the system gives to clients: it stays free while its server is down. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = net.createServer().listen(port, "127.0.0.1");
    const free = await Promise.race([
      once(probe, "listening").then(() => true),
      once(probe, "error").then(() => false),
    ]);
    if (!free) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
