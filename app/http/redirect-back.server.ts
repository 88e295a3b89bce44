import { redirect } from "@remix-run/node";
import { keepNotice, type Notice } from "~/identity/page-session.server";
import { safeRedirect } from "./safe-redirect";

/**
 * 303 to the page the request came from (else `fallback`, a path), which shows the notice once; `at` is the id of the
 * place on it. With `to` it leads there instead, wherever it came from.
 */
export async function redirectBack(
  request: Request,
  fallback: string,
  { notice, at, to }: { notice?: Notice; at?: string | undefined; to?: string | undefined } = {},
): Promise<Response> {
  const headers = notice ? await keepNotice(request, notice) : new Headers();
  const page = to ?? safeRedirect(refererPath(request), fallback);
  return redirect(at === undefined ? page : `${page}#${at}`, { status: 303, headers });
}

/** The path and query of the page a request came from, where that is ours. */
export function refererPath(request: Request): string | null {
  const referer = URL.parse(request.headers.get("Referer") ?? "");
  if (!referer || referer.host !== hostOf(request)) return null;
  return `${referer.pathname}${referer.search}`;
}

/** Remix's URL loses the port of an IPv6 address; the header has it. */
function hostOf(request: Request): string {
  return request.headers.get("Host") ?? new URL(request.url).host;
}
