import { randomBytes } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { cookieOf, sessionCookieName, visitorCookieName } from "./cookie-names.ts";

/**
 * Gives whoever opens a page without a session a random cookie that the form token of the login page
 * can be bound to; the page that is being made sees it already.
 */
export function visitorCookie({ https }: { https: boolean }): RequestHandler {
  const name = visitorCookieName(https);
  return (request, response, next) => {
    const known = [name, sessionCookieName(https)].some((cookie) => cookieOf(request.headers.cookie, cookie));
    if (!known && opensPage(request)) {
      const value = randomBytes(32).toString("base64url");
      request.headers.cookie = [request.headers.cookie, `${name}=${value}`].filter(Boolean).join("; ");
      response.cookie(name, value, { httpOnly: true, sameSite: "lax", secure: https, path: "/" });
    }
    next();
  };
}

/** Text browsers accept anything. */
function opensPage({ method, path, headers: { accept = "*/*" } }: Request): boolean {
  return method === "GET" && !path.startsWith("/api/") && /text\/html|\*\/\*/.test(accept);
}
