import { once } from "node:events";
import net from "node:net";

/** A way to a TCP service that faults can be put on; the service itself notices nothing but closed connections. */
export type Gate = {
  port: number;
  /** The same address, through the gate. */
  through: (url: string) => string;
  /** Breaks every connection and refuses new ones, as a service that has ended does. */
  cut: () => void;
  /** Lets no byte pass either way, as a network that swallows packets does. */
  stall: () => void;
  /** Lets everything pass again. */
  mend: () => Promise<void>;
  close: () => void;
};

/** Opens a gate in front of the service at `target`, an address with a port. */
export async function openGate(target: string): Promise<Gate> {
  const { hostname, port: targetPort } = new URL(target);
  const pairs = new Set<[net.Socket, net.Socket]>();
  let stalled = false;
  const server = net.createServer((near) => {
    const far = net.connect(Number(targetPort), hostname);
    const pair: [net.Socket, net.Socket] = [near, far];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair)
      socket
        .setNoDelay()
        .on("error", () => undefined)
        .on("close", end);
    if (!stalled) flow(pair);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  const cut = () => {
    server.close();
    for (const [near, far] of pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  };
  return {
    port,
    through: (url) => {
      const address = new URL(url);
      address.hostname = "127.0.0.1";
      address.port = String(port);
      return address.href;
    },
    cut,
    stall: () => {
      stalled = true;
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    mend: async () => {
      stalled = false;
      for (const pair of pairs) flow(pair);
      if (server.listening) return;
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    close: cut,
  };
}

function flow([near, far]: [net.Socket, net.Socket]): void {
  near.pipe(far).pipe(near);
}
