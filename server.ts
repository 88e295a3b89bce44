import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ViteDevServer } from "vite";
import type * as Parley from "./app/lifecycle.server.ts";

const production = process.env["NODE_ENV"] === "production";

const vite = production ? null : await startVite();
const loadBuild = async (): Promise<ServerBuild> =>
  vite
    ? ((await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild)
    : ((await import(new URL("./build/server/index.js", import.meta.url).href)) as ServerBuild);

/** Everything with state comes out of the built server, so that there is one copy of it. */
const build = await loadBuild();
const parley = build.entry.module as unknown as typeof Parley;
const started = await parley.start().catch(parley.refuseToStart);

const app = express();
app.disable("x-powered-by");
app.disable("query parser");
app.set("trust proxy", started.TRUST_PROXY);
app.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
app.get("/readyz", (_request, response) => {
  void parley.isReady().then((ready) =>
    response
      .status(ready ? 200 : 503)
      .type("text")
      .send(ready ? "ok\n" : "not ready\n"),
  );
});
app.use(parley.beforeEverything(started));
app.use(compression({ filter: parley.mayCompress }));
if (vite) app.use(vite.middlewares);
else app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
app.use(parley.staticFiles(vite ? "public" : "build/client"));
app.use(parley.beforeRemix(started, build));
if (!vite) app.use(parley.resourceRequests(build, parley.loadContextOf));
const remix = createRequestHandler({
  build: vite ? loadBuild : build,
  getLoadContext: (request, response) => parley.loadContextOf(request, response),
  mode: production ? "production" : "development",
});
app.all("*", (request, response, next) => void remix(request, response, next));

const server = createServer(
  { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
  app,
);
server.on("error", parley.refuseToStart);
server.listen(started.PORT, started.HOST, () => {
  const { port } = server.address() as AddressInfo;
  parley.announce(started, port);
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), 9_000).unref();
  // First: what closes the server cuts idle connections, and a stream's has no request any more.
  parley.endStreams();
  const closed = new Promise((resolve) => server.close(resolve));
  // Streams open until the last request has been answered, and browsers keep connections they never use.
  const sending = setInterval(() => parley.endStreams(), 250);
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 4_000).unref();
  await closed;
  clearInterval(sending);
  await parley.stop();
  await vite?.close();
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());

async function startVite(): Promise<ViteDevServer> {
  const { createServer: createVite } = await import("vite");
  return createVite({ server: { middlewareMode: true } });
}
