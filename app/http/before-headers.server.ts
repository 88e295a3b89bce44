import type { ServerResponse } from "node:http";

/** Calls `apply` once, right before the headers go out: the moment to fill in what nobody has set. */
export function beforeHeaders(response: ServerResponse, apply: () => void): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (...head: unknown[]) => {
    if (!response.headersSent) apply();
    return writeHead(...head);
  };
}
