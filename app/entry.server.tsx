import type { EntryContext } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import type { LoadContext } from "~/http/load-context";
import { describeError, log } from "~/http/log.server";
import { nearRoutes } from "~/http/near-routes";
import { withoutNul } from "~/http/page-body.server";
import { NonceContext } from "~/ui/nonce";

export * from "~/lifecycle.server";

/** How long a page may take to render, in milliseconds. */
export const streamTimeout = 10_000;

/** Renders a page: at once for people, whole for robots. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId }: LoadContext,
): Promise<Response> {
  const wanted = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  const { manifest } = remixContext;
  const routes = nearRoutes(manifest.routes, new URL(request.url).pathname);
  const context = { ...remixContext, manifest: { ...manifest, routes } };
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [wanted]() {
          const body = withoutNul();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error: unknown) =>
          log.error({ requestId, error: describeError(error) }, "a page failed to render"),
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Logs what loaders and actions threw without meaning to; what Remix itself refuses is the client's own doing. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: LoadContext },
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ requestId: context.requestId, error: describeError(error) }, "a request failed");
}
