import type { RequestHandler } from "express";
import { isOwnOrigin } from "./own-origin.ts";
import { refuse } from "./refuse.server.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** `publicUrl` is PUBLIC_URL, or null while it is unset; `host` is HOST. */
export type CrossSiteCheckOptions = { publicUrl: string | null; host: string };

/**
 * Refuses with 403 what another site makes a browser send, whichever route or spelling it aims at.
 * A browser that names neither its site nor its origin gets `response.locals.formTokenRequired`: the
 * form's signed token must vouch for it. The developers' API takes no cookies and is left alone.
 */
export function crossSiteCheck({ publicUrl, host }: CrossSiteCheckOptions): RequestHandler {
  return (request, response, next) => {
    response.locals.formTokenRequired = false;
    if (safeMethods.has(request.method) || isApi(request.originalUrl)) return next();
    const site = request.headers["sec-fetch-site"];
    const { origin } = request.headers;
    if (site !== "same-origin") {
      if (origin !== undefined) {
        if (!isOwnOrigin(origin, { publicUrl, host, port: request.socket.localPort ?? 0 }))
          return refuse(response, 403);
      } else if (site !== undefined) return refuse(response, 403);
      else response.locals.formTokenRequired = true;
    }
    // Remix compares Origin with Host once more, and answers 500 where names of this machine differ.
    delete request.headers.origin;
    next();
  };
}

/** Judges the path as Remix will read it, with its dot segments resolved. */
function isApi(target: string): boolean {
  return new URL(target, "http://parley.invalid").pathname.startsWith("/api/v1/");
}
