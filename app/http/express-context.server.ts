import type { Request, Response } from "express";
import { connectionOf } from "../realtime/connection.server.ts";
import type { LoadContext } from "./load-context.ts";

/** What the middlewares found out about a request, for Remix's loaders and actions. */
export function loadContextOf(request: Request, response: Response): LoadContext {
  const { requestId, nonce, formTokenRequired } = response.locals as Partial<LoadContext>;
  if (requestId === undefined || nonce === undefined || formTokenRequired === undefined)
    throw new Error("requestId, securityHeaders and crossSiteCheck come before Remix");
  return {
    requestId,
    nonce,
    formTokenRequired,
    clientAddress: request.ip ?? "",
    connection: connectionOf(response),
  };
}
