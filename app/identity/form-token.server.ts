import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { getEnv } from "~/env.server";
import { cookieOf, sessionCookieName, visitorCookieName } from "~/http/cookie-names";

/**
 * The token a form carries to prove that a page of ours rendered it for this browser: an HMAC of the
 * session's cookie, or before login of the visitor's, salted anew each time. Null without either cookie.
 */
export function formTokenFor(request: Request): string | null {
  const bearer = bearerOf(request);
  const [secret = ""] = getEnv().SESSION_SECRET;
  if (bearer === null) return null;
  const salt = randomBytes(12).toString("base64url");
  return `${salt}.${sign(secret, salt, bearer)}`;
}

/** Whether a form's token was made for this browser. */
export function holdsFormToken(request: Request, token: string): boolean {
  const bearer = bearerOf(request);
  const [salt = "", signature = ""] = token.split(".");
  if (bearer === null) return false;
  return getEnv().SESSION_SECRET.some((secret) => isSame(signature, sign(secret, salt, bearer)));
}

function bearerOf(request: Request): string | null {
  const https = getEnv().PUBLIC_URL?.startsWith("https:") ?? false;
  const cookies = request.headers.get("Cookie");
  return cookieOf(cookies, sessionCookieName(https)) ?? cookieOf(cookies, visitorCookieName(https));
}

function sign(secret: string, salt: string, bearer: string): string {
  return createHmac("sha256", secret).update(`form ${salt} ${bearer}`).digest("base64url");
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
