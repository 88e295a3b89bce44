import { isPrefetch } from "~/http/scripted";
import { sessionOf, sessions, type Notice } from "./sessions.server";

export type { Notice };

const dayMilliseconds = 24 * 60 * 60 * 1_000;

/**
 * What the root of every page asks of the session: the notice to show, once, and the headers that send
 * the cookie out again, at most once a day, so that who keeps coming stays logged in.
 */
export async function openPage(request: Request): Promise<{ notice: Notice | null; headers: Headers }> {
  const headers = new Headers();
  if (isPrefetch(request)) return { notice: null, headers };
  const session = await sessionOf(request);
  const notice = session.get("notice") ?? null;
  const due = session.has("memberId") && Date.now() - (session.get("renewedAt") ?? 0) > dayMilliseconds;
  if (due) session.set("renewedAt", Date.now());
  if (notice || due) headers.set("Set-Cookie", await sessions().commitSession(session));
  return { notice, headers };
}

/** Keeps a notice for the next page. Returns the headers that carry the session's cookie. */
export async function keepNotice(request: Request, notice: Notice): Promise<Headers> {
  const session = await sessionOf(request);
  session.flash("notice", notice);
  return new Headers({ "Set-Cookie": await sessions().commitSession(session) });
}
