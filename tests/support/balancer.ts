import { once } from "node:events";
import net from "node:net";

/** What stands before several servers: each connection goes to the next of them that accepts it. */
export type Balancer = {
  url: string;
  /** Sends connections to these ports from now on. */
  lead: (...ports: number[]) => void;
  close: () => void;
};

/** Opens a balancer on a free port; without ports it refuses everyone. */
export async function openBalancer(): Promise<Balancer> {
  let ports: number[] = [];
  let turn = 0;
  const clients = new Set<net.Socket>();
  const server = net.createServer((client) => {
    clients.add(client);
    client.on("error", () => undefined).on("close", () => clients.delete(client));
    tryNext(ports.length);
    function tryNext(left: number): void {
      if (left === 0) return void client.destroy();
      const backend = net.connect(ports[turn++ % ports.length] ?? 0, "127.0.0.1");
      let connected = false;
      backend.on("connect", () => {
        connected = true;
        client.setNoDelay().pipe(backend.setNoDelay()).pipe(client);
        client.once("close", () => backend.destroy());
      });
      backend.on("error", () => undefined);
      backend.once("close", () => (connected ? client.destroy() : tryNext(left - 1)));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    lead: (...next) => {
      ports = next;
    },
    close: () => {
      server.close();
      for (const client of clients) client.destroy();
    },
  };
}
