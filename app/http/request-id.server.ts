import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";

/** The header by which a request's id reaches Remix, and the client. */
export const requestIdHeader = "x-request-id";

/** Names the request, for the log and for who reports a problem; a trusted proxy may have named it already. */
export function requestId({ trustProxy }: { trustProxy: boolean }): RequestHandler {
  return (request, response, next) => {
    const given = request.headers[requestIdHeader];
    const id = trustProxy && typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    request.headers[requestIdHeader] = id;
    response.locals.requestId = id;
    response.set(requestIdHeader, id);
    next();
  };
}
