import { STATUS_CODES } from "node:http";
import type { Response } from "express";

/** Answers, before Remix, what no page of ours asks: the status's own name as a problem of RFC 9457. */
export function refuse(response: Response, status: 400 | 403 | 404 | 405 | 413 | 501): void {
  response
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status }));
}
