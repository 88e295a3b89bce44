import {
  createReadableStreamFromReadable,
  createRequestHandler,
  type AppLoadContext,
  type ServerBuild,
} from "@remix-run/node";
import { once } from "node:events";
import type { Request as Asked, RequestHandler, Response as Answer } from "express";

type RemixHandler = ReturnType<typeof createRequestHandler>;

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/**
 * Remix for the resource routes of a build, at a third of the cost. Remix matches an address anew against every route,
 * several times a request; here each resource route has a handler whose build holds nothing else, found by the shape
 * of the address: its own path, with ids where it has parameters. What has no such shape goes on to the whole Remix.
 */
export function resourceRequests(
  build: ServerBuild,
  contextOf: (request: Asked, response: Answer) => AppLoadContext,
): RequestHandler {
  const handlers = handlersByShape(build);
  return (request, response, next) => {
    const handle = handlers.get(request.path.replace(uuids, " "));
    if (!handle) return next();
    void handle(remixRequest(request), contextOf(request, response))
      .then((answer) => send(answer, response))
      .catch(next);
  };
}

function handlersByShape(build: ServerBuild): Map<string, RemixHandler> {
  const handlers = new Map<string, RemixHandler>();
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route?.path || route.module.default || route.module.ErrorBoundary) continue;
    const { root } = build.routes;
    if (!root || route.parentId !== root.id || /[*?]/.test(route.path)) continue;
    const own = { ...build, routes: { [root.id]: root, [id]: route } };
    handlers.set(`/${route.path.replace(/:\w+/g, " ")}`, createRequestHandler(own, "production"));
  }
  return handlers;
}

/** Without an `AbortSignal`: streams learn of their end from their connection, and others are answered anyway. */
function remixRequest(request: Asked): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, typeof value === "string" ? value : value.join(", "));
  const url = `${request.protocol}://${request.headers.host}${request.originalUrl}`;
  const { method } = request;
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  const body = createReadableStreamFromReadable(request);
  return new Request(url, { method, headers, body, duplex: "half" });
}

async function send(answer: Response, response: Answer): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.append(name, value);
  if (!answer.body) return void response.end();
  const streams = answer.headers.get("Content-Type")?.startsWith("text/event-stream");
  // Whole, an answer leaves in one packet with its head.
  if (!streams) return void response.end(Buffer.from(await answer.arrayBuffer()));
  response.flushHeaders();
  await writeStream(answer.body, response);
}

/** As fast as the connection takes it, and no faster: what a reader leaves unread waits at its source. */
async function writeStream(body: ReadableStream<Uint8Array>, response: Answer): Promise<void> {
  try {
    for await (const piece of body) {
      if (response.destroyed) return;
      if (!response.write(piece)) await drained(response);
    }
    response.end();
  } catch (error) {
    response.destroy();
    throw error;
  }
}

async function drained(response: Answer): Promise<void> {
  const either = new AbortController();
  const options = { signal: either.signal };
  await Promise.race([once(response, "drain", options), once(response, "close", options)]).finally(() =>
    either.abort(),
  );
}
