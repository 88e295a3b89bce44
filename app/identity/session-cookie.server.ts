import { createCookie, type Cookie } from "@remix-run/node";
import { getEnv } from "~/env.server";
import { sessionCookieName } from "~/http/cookie-names";
import { digestOf } from "./secret-text.server";

/** How long a session lives, in seconds, from the last time its cookie was sent out: 30 days. */
export const sessionSeconds = 30 * 24 * 60 * 60;

let cookie: Cookie | undefined;

/** The cookie that holds a session's random id, signed; only https carries it where PUBLIC_URL is https. */
export function sessionCookie(): Cookie {
  return (cookie ??= makeSessionCookie(getEnv()));
}

export function makeSessionCookie(env: { PUBLIC_URL: string | null; SESSION_SECRET: string[] }): Cookie {
  const https = env.PUBLIC_URL?.startsWith("https:") ?? false;
  return createCookie(sessionCookieName(https), {
    httpOnly: true,
    sameSite: "lax",
    secure: https,
    path: "/",
    maxAge: sessionSeconds,
    secrets: env.SESSION_SECRET,
  });
}

/** The stored id of the session a request claims (SHA-256 of what the cookie holds), or null. */
export async function claimedSessionId(request: Request): Promise<string | null> {
  const id: unknown = await sessionCookie().parse(request.headers.get("Cookie"));
  return typeof id === "string" && id !== "" ? digestOf(id) : null;
}
