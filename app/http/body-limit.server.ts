import type { RequestHandler } from "express";
import { maxBodyBytes } from "./max-body-bytes.ts";
import { refuse } from "./refuse.server.ts";

/** How long a client that is still sending may read its answer before the connection is cut. */
const lingerMilliseconds = 1_000;

/**
 * Refuses with 413, before a byte of it is read, a body that says it is over 1 MiB, and cuts the
 * connection of whoever goes on sending after the answer. `readBody` holds the same limit for
 * bodies that do not say how long they are.
 */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    response.once("finish", () => {
      if (request.complete) return;
      setTimeout(() => {
        if (!request.complete) request.destroy();
      }, lingerMilliseconds).unref();
    });
    if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) return refuse(response, 413);
    next();
  };
}
