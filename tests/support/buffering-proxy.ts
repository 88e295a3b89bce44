import { once } from "node:events";
import http from "node:http";
import type net from "node:net";
import { onTestFinished } from "vitest";
import { createGzip } from "node:zlib";

/** So many bytes of an answer are collected before any of them goes on. */
const collects = 16 * 1024;

/**
 * A proxy as careless ones are: it compresses what it can and collects what is small, unless an answer forbids it
 * (`no-transform`; `X-Accel-Buffering: no`). Gives its port. With `deaf` it does so whatever the answer says.
 */
export async function openBufferingProxy(target: string, { deaf = false } = {}): Promise<number> {
  const { hostname, port } = new URL(target);
  const server = http.createServer((request, response) => {
    const { method, url: path, headers } = request;
    const asked = http.request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const { "content-length": _, ...kept } = answer.headers;
      const mayCompress =
        /gzip/.test(String(headers["accept-encoding"])) &&
        (deaf || !/no-transform/.test(kept["cache-control"] ?? ""));
      const mayCollect = deaf || kept["x-accel-buffering"] !== "no";
      response.writeHead(answer.statusCode ?? 502, {
        ...kept,
        ...(mayCompress && { "content-encoding": "gzip" }),
      });
      const collected: Buffer[] = [];
      const out = mayCompress ? createGzip() : null;
      out?.pipe(response);
      const pass = (bytes: Buffer) => void (out ?? response).write(bytes);
      answer.on("data", (bytes: Buffer) => {
        collected.push(bytes);
        const size = collected.reduce((sum, { length }) => sum + length, 0);
        if (!mayCollect || size >= collects) pass(Buffer.concat(collected.splice(0)));
      });
      answer.on("close", () => {
        pass(Buffer.concat(collected));
        (out ?? response).end();
      });
    });
    asked.on("error", () => response.destroy());
    response.on("close", () => asked.destroy());
    request.pipe(asked);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as net.AddressInfo).port;
}
