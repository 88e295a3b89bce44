import { getEnv } from "~/env.server";

/** The origin that links to this site begin with: PUBLIC_URL's, else the one the request was sent to. */
export function siteOrigin(request: Request): string {
  const { PUBLIC_URL } = getEnv();
  if (PUBLIC_URL !== null) return new URL(PUBLIC_URL).origin;
  // Remix's URL loses the port of an IPv6 address; the header has it.
  const host = request.headers.get("Host");
  return host ? `http://${host}` : new URL(request.url).origin;
}
