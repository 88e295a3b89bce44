import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** What stands between browsers and the server, over HTTP/1.1, and knows which event streams are open. */
export type StreamGate = {
  url: string;
  /** The addresses of the open event streams that begin with a path. */
  open: (path: string) => string[];
  /** Breaks the event streams that begin with a path. */
  cut: (path: string) => void;
  close: () => void;
};

/** Opens a gate before the server at `target`, whose own address the requests keep. */
export async function openStreamGate(target: string): Promise<StreamGate> {
  const { host, hostname, port } = new URL(target);
  const streams = new Map<http.ServerResponse, string>();
  const gate = http.createServer((request, response) => {
    const { method, url = "/" } = request;
    const onward = http.request({ hostname, port, method, path: url, headers: { ...request.headers, host } });
    onward.on("error", () => response.destroy());
    onward.on("response", (answer) => {
      const isStream = method === "GET" && answer.headers["content-type"]?.startsWith("text/event-stream");
      if (isStream) streams.set(response, url);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => response.destroy()).pipe(response);
    });
    response.on("close", () => {
      streams.delete(response);
      onward.destroy();
    });
    request.pipe(onward);
  });
  gate.listen(0, "127.0.0.1");
  await once(gate, "listening");
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    open: (path) => [...streams.values()].filter((url) => url.startsWith(path)),
    cut: (path) => {
      for (const [response, url] of streams) if (url.startsWith(path)) response.destroy();
    },
    close: () => {
      gate.close();
      gate.closeAllConnections();
    },
  };
}
