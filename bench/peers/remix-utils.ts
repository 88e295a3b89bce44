// A resource route on Remix and Express that streams with remix-utils' eventStream.
import { createRequestHandler } from "@remix-run/express";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import express from "express";
import { EventEmitter } from "node:events";
import type { AddressInfo } from "node:net";
import { eventStream } from "remix-utils/sse/server";
import { answer } from "../world/answers.ts";
import { dataOf, perform, type Programme } from "../world/event.ts";
import { settleMemory } from "../measure/settled-memory.ts";

const emitter = new EventEmitter().setMaxListeners(0);

function loader({ request, params }: LoaderFunctionArgs): Response {
  const topic = `/${params["topic"]}`;
  return eventStream(request.signal, (send) => {
    const hear = (data: string) => send({ event: "thread-event", data });
    emitter.on(topic, hear);
    send({ event: "ready", data: "null" });
    return () => void emitter.off(topic, hear);
  });
}

const build: ServerBuild = {
  entry: { module: { default: () => new Response("no page", { status: 500 }) } },
  routes: { events: { id: "events", path: ":topic", module: { loader } as never } },
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

answer({
  publish: (programme: Programme) =>
    perform(programme, ({ topic, from, count }) => {
      for (let number = from; number < from + count; number++)
        emitter.emit(topic, JSON.stringify(dataOf(number, 302)));
    }),
  settle: settleMemory,
});

const handle = createRequestHandler({ build, mode: "production" });
const app = express().all("*", (request, response, next) => void handle(request, response, next));
const server = app.listen(0, "127.0.0.1", () =>
  console.log(`remix-utils ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
