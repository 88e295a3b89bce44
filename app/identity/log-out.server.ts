import { db } from "~/database/client.server";
import { announceEnd } from "./credential-ends.server";
import { claimedSessionId, sessionCookie } from "./session-cookie.server";

/** Ends the request's session and what was open with it. Returns the headers that clear its cookie. */
export async function logOut(request: Request): Promise<Headers> {
  const id = await claimedSessionId(request);
  if (id !== null) {
    await db.session.deleteMany({ where: { id } });
    announceEnd({ kind: "session", id });
  }
  const cleared = await sessionCookie().serialize("", { maxAge: 0, expires: new Date(0) });
  return new Headers({ "Set-Cookie": cleared });
}
