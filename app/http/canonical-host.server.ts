import type { RequestHandler } from "express";
import { ownHosts } from "./own-origin.ts";
import { refuse } from "./refuse.server.ts";

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** `publicUrl` is PUBLIC_URL, or null while it is unset; `host` is HOST. */
export type CanonicalHostOptions = { publicUrl: string | null; host: string; trustProxy: boolean };

/**
 * Gives every request the Host that links and checks are made from, whatever the client claimed, and
 * forgets what only a trusted proxy may say. Remix builds a URL from Host and target and cannot take
 * malformed ones: what is no path gets 400, a method without meaning here 405.
 */
export function canonicalHost({ publicUrl, host, trustProxy }: CanonicalHostOptions): RequestHandler {
  return (request, response, next) => {
    const hosts = ownHosts({ publicUrl, host, port: request.socket.localPort ?? 0 });
    const claimed = request.headers.host?.toLowerCase();
    request.headers.host = claimed !== undefined && hosts.includes(claimed) ? claimed : hosts[0];
    for (const name of Object.keys(request.headers))
      if (isForwarded(name) && (!trustProxy || isAboutHost(name))) delete request.headers[name];
    if (!knownMethods.has(request.method)) return refuse(response, 405);
    if (!isPath(request.url)) return refuse(response, 400);
    next();
  };
}

function isForwarded(header: string): boolean {
  return header === "forwarded" || header.startsWith("x-forwarded-");
}

/** PUBLIC_URL alone says where we are, behind a proxy too. */
function isAboutHost(header: string): boolean {
  return header === "x-forwarded-host" || header === "x-forwarded-port";
}

/** Whether a target can name something: a path from the root that decodes, to no NUL, which no database takes. */
function isPath(target: string): boolean {
  if (!target.startsWith("/") || !URL.canParse(`http://parley.invalid${target}`)) return false;
  try {
    return !decodeURIComponent(target.split("?", 1)[0] ?? "").includes("\0");
  } catch {
    return false;
  }
}
