// Renders the page of a conversation again and again: Parley's own entry with its data at hand, and bare React the same markup.
import { createRequestHandler, type EntryContext, type ServerBuild } from "@remix-run/node";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { ReactNode } from "react";
import { renderToPipeableStream } from "react-dom/server";
import type * as Lifecycle from "../../app/lifecycle.server.ts";
import type { LoadContext } from "../../app/http/load-context.ts";
import { bareMarkup } from "../peers/bare-markup.ts";
import { answer } from "../world/answers.ts";

export type Rendering = { side: "parley" | "bare"; times: number };

/** Processor time of one page in microseconds, and how many characters it has apart from comments. */
export type Rendered = { cpu: number; characters: number };

type HandOver = { data: Uint8Array[]; render: (stream: ReadableStream<Uint8Array>) => Promise<Response> };

const build = (await import(new URL("../../build/server/index.js", import.meta.url).href)) as ServerBuild;
const { default: handleRequest, start } = build.entry.module as ServerBuild["entry"]["module"] &
  typeof Lifecycle;

const context = {
  requestId: "bench",
  nonce: "00000000-0000-4000-8000-000000000000",
  formTokenRequired: false,
  clientAddress: "127.0.0.1",
} as LoadContext;

let page: HandOver;
let markup: ReactNode;

answer({
  /** Loads a page as the server does, up to where React takes over. */
  load: async ({ url, headers }: { url: string; headers: Record<string, string> }) => {
    await start();
    page = await loadPage(new Request(url, { headers }));
    markup = bareMarkup(await renderParley());
    const [ours, theirs] = [withoutComments(await renderParley()), withoutComments(await renderBare())];
    if (ours !== theirs)
      throw new Error(`Bare React renders something else: ${firstDifference(ours, theirs)}`);
  },
  render: async ({ side, times }: Rendering): Promise<Rendered> => {
    const render = side === "parley" ? renderParley : renderBare;
    const before = process.cpuUsage();
    let html = "";
    for (let time = 0; time < times; time++) html = await render();
    const { user, system } = process.cpuUsage(before);
    return { cpu: (user + system) / times, characters: withoutComments(html).length };
  },
});

async function loadPage(request: Request): Promise<HandOver> {
  let given: HandOver | undefined;
  const capture: typeof handleRequest = async (asked, status, headers, remixContext, loadContext) => {
    const data = await chunksOf(remixContext);
    const render = (serverHandoffStream: ReadableStream<Uint8Array>) =>
      Promise.resolve<Response>(
        handleRequest(
          asked,
          status,
          new Headers(headers),
          { ...remixContext, serverHandoffStream },
          loadContext,
        ),
      );
    given = { data, render };
    return render(streamOf(data));
  };
  const module = { ...build.entry.module, default: capture };
  const response = await createRequestHandler({ ...build, entry: { module } }, "production")(
    request,
    context,
  );
  await response.text();
  if (!given || response.status !== 200) throw new Error(`The page answered ${response.status}`);
  return given;
}

async function chunksOf({ serverHandoffStream }: EntryContext): Promise<Uint8Array[]> {
  if (!serverHandoffStream) throw new Error("The page came without its data");
  const chunks: Uint8Array[] = [];
  for await (const chunk of serverHandoffStream) chunks.push(chunk);
  return chunks;
}

function streamOf(chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function renderParley(): Promise<string> {
  return (await page.render(streamOf(page.data))).text();
}

function renderBare(): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = new PassThrough();
    const { pipe } = renderToPipeableStream(markup, {
      onShellReady: () => pipe(body),
      onShellError: reject,
    });
    text(body).then(resolve, reject);
  });
}

function withoutComments(html: string): string {
  return html.replaceAll("\0", "").replace(/<!--.*?-->/gs, "");
}

function firstDifference(one = "", other = ""): string {
  let at = 0;
  while (one[at] === other[at]) at++;
  return `${one.slice(at - 40, at + 80)} | ${other.slice(at - 40, at + 80)}`;
}
