// The least a Node server does for an event: frame it once and write it to every response.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answer } from "../world/answers.ts";
import { frameOf, perform, type Programme } from "../world/event.ts";
import { settleMemory } from "../measure/settled-memory.ts";

const readers = new Map<string, Set<ServerResponse>>();

const server = createServer((request, response) => {
  const topic = request.url ?? "";
  const there = readers.get(topic) ?? new Set();
  readers.set(topic, there.add(response));
  response.once("close", () => there.delete(response));
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write("event: ready\ndata: null\n\n");
});

answer({
  publish: (programme: Programme) =>
    perform(programme, ({ topic, from, count }) => {
      for (let number = from; number < from + count; number++) {
        const frame = frameOf(number);
        for (const response of readers.get(topic) ?? []) response.write(frame);
      }
    }),
  settle: settleMemory,
});

server.listen(0, "127.0.0.1", () =>
  console.log(`bare loop ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
