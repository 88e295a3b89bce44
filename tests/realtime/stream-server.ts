import { createRequestHandler } from "@remix-run/express";
import type { LoaderFunction, ServerBuild } from "@remix-run/node";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import express from "express";
import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import net, { type AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { connectionOf } from "~/realtime/connection.server";

/** Serves one resource route, `/events`, through Express and Remix on a port of its own. */
export async function serveStreams(loader: LoaderFunction): Promise<{ url: string; port: number }> {
  const handle = createRequestHandler({
    build: buildOf(loader),
    mode: "production",
    getLoadContext: (_request, response) => ({ connection: connectionOf(response) }) as never,
  });
  const app = express().all("*", (request, response, next) => void handle(request, response, next));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/events`, port };
}

function buildOf(loader: LoaderFunction): ServerBuild {
  const route = { id: "routes/events", path: "events" };
  return {
    entry: { module: { default: () => new Response("no page", { status: 500 }) } },
    routes: { [route.id]: { ...route, module: { loader } as ServerBuild["routes"][string]["module"] } },
    assets: { version: "1", url: "", entry: { module: "", imports: [] }, routes: {} },
    assetsBuildDirectory: "",
    publicPath: "/",
    basename: "/",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
    mode: "production",
  };
}

type ReceivedEvent = { event: string; id: string | undefined; data: unknown };

/** What one client saw of a stream. */
export type StreamClient = {
  response: IncomingMessage;
  events: ReceivedEvent[];
  /** The last `retry:` in milliseconds. */
  retryMs: () => number | undefined;
  comments: () => number;
  /** Resolves with the first event, past or coming, that the condition holds for. */
  seen: (condition: (event: ReceivedEvent) => boolean) => Promise<ReceivedEvent>;
  closed: Promise<void>;
  close: () => void;
};

/** Opens a stream as a client over a connection of its own. */
export async function openStream(url: string, headers: Record<string, string> = {}): Promise<StreamClient> {
  const request = http.get(url, { agent: false, headers });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const events: ReceivedEvent[] = [];
  const waiting = new Set<() => void>();
  let retryMs: number | undefined;
  let comments = 0;
  const parser = createParser({
    onEvent: ({ event = "message", id, data }: EventSourceMessage) => {
      events.push({ event, id, data: JSON.parse(data) });
      for (const look of waiting) look();
    },
    onRetry: (milliseconds) => (retryMs = milliseconds),
    onComment: () => comments++,
  });
  response.setEncoding("utf8").on("data", (text: string) => parser.feed(text));
  response.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => response.once("close", resolve));
  return {
    response,
    events,
    retryMs: () => retryMs,
    comments: () => comments,
    seen: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.find(condition);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    closed,
    close: () => void request.destroy(),
  };
}

/** A connection on which the stream can be asked for later: its whole answer as text, headers included, without chunks in HTTP/1.0. */
export async function connectPlainly(
  port: number,
  version = "1.0",
): Promise<{ ask: () => void; text: () => string; close: () => void }> {
  const socket = net.connect(port, "127.0.0.1");
  await once(socket, "connect");
  let text = "";
  socket.setEncoding("utf8").on("data", (part: string) => (text += part));
  return {
    ask: () => void socket.write(`GET /events HTTP/${version}\r\nHost: parley.test\r\n\r\n`),
    text: () => text,
    close: () => void socket.destroy(),
  };
}
