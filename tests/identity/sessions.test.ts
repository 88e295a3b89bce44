import { expect, test, vi } from "vitest";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { onCredentialEnded } from "~/identity/credential-ends.server";
import { actorOf, requireAdmin, requireTeam, requireUser } from "~/identity/guards.server";
import { logOut } from "~/identity/log-out.server";
import { keepNotice, openPage } from "~/identity/page-session.server";
import { digestOf } from "~/identity/secret-text.server";
import { makeSessionCookie, sessionCookie } from "~/identity/session-cookie.server";
import { startSession } from "~/identity/sessions.server";
import { cookieFrom, makeAccount, requestTo } from "../support/accounts";
import { useDatabase } from "../support/database";

useDatabase();

const days = (count: number) => count * 24 * 60 * 60 * 1_000;
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test("the database holds only a hash of what the cookie holds", async () => {
  const account = await makeAccount("user");
  const id: unknown = await sessionCookie().parse(account.cookie);
  expect(id).toMatch(/^[\w-]{43}$/);
  const row = await db.session.findUniqueOrThrow({ where: { id: digestOf(String(id)) } });
  expect(row).toMatchObject({ memberId: account.memberId, organizationId: account.organizationId });
  expect(JSON.stringify(row)).not.toContain(String(id));
  expect(row.expiresAt.getTime() - Date.now()).toBeGreaterThan(days(29.9));
});

test("the cookie is HttpOnly, Lax and for the whole site; on https Secure and this host's alone", async () => {
  const secrets = { SESSION_SECRET: ["one"] };
  const plain = await makeSessionCookie({ PUBLIC_URL: null, ...secrets }).serialize("id");
  expect(plain).toMatch(/^parley_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  const https = await makeSessionCookie({ PUBLIC_URL: "https://chat.example.com", ...secrets }).serialize(
    "id",
  );
  expect(https).toMatch(
    /^__Host-parley_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test("a rotated secret still reads the cookies of the one before", async () => {
  const PUBLIC_URL = null;
  const before = await makeSessionCookie({ PUBLIC_URL, SESSION_SECRET: ["old"] }).serialize("id");
  const header = before.split(";", 1)[0] ?? "";
  expect(await makeSessionCookie({ PUBLIC_URL, SESSION_SECRET: ["new", "old"] }).parse(header)).toBe("id");
  expect(await makeSessionCookie({ PUBLIC_URL, SESSION_SECRET: ["new"] }).parse(header)).toBeNull();
});

test("a login gives a new id and ends the session it came with", async () => {
  const account = await makeAccount("user");
  const headers = await startSession(requestTo("/login", { as: account }), account);
  expect(cookieFrom(headers)).not.toBe(account.cookie);
  expect(await actorOf(requestTo("/", { as: account }))).toBeNull();
  expect(await actorOf(requestTo("/", { as: { cookie: cookieFrom(headers) } }))).toMatchObject({
    memberId: account.memberId,
  });
});

test("an id that somebody else chose is never taken up", async () => {
  const account = await makeAccount("user");
  const planted = (await sessionCookie().serialize("chosen")).split(";", 1)[0] ?? "";
  const headers = await startSession(requestTo("/login", { as: { cookie: planted } }), account);
  expect(cookieFrom(headers)).not.toBe(planted);
  const kept = await keepNotice(requestTo("/", { as: { cookie: planted } }), { kind: "done", text: "Done" });
  expect(cookieFrom(kept)).not.toBe(planted);
  expect(await db.session.findUnique({ where: { id: digestOf("chosen") } })).toBeNull();
});

test("a cookie after logout is refused, also by a notice written late", async () => {
  const account = await makeAccount("agent");
  const ended: Actor["credential"][] = [];
  const stop = onCredentialEnded((credential) => ended.push(credential));
  const headers = await logOut(requestTo("/logout", { as: account, method: "POST" }));
  stop();
  expect(headers.get("Set-Cookie")).toMatch(/^parley_session=; Max-Age=0; .*Expires=Thu, 01 Jan 1970/);
  expect(ended).toEqual([account.actor.credential]);
  await keepNotice(requestTo("/", { as: account }), { kind: "done", text: "late" });
  expect(await actorOf(requestTo("/", { as: account }))).toBeNull();
});

test.each([
  "",
  "parley_session",
  "parley_session=",
  "parley_session=%00",
  "parley_session=e30=.x",
  "a=b; ;;=;",
])("the cookie header «%s» is nobody", async (cookie) => {
  expect(await actorOf(requestTo("/", { as: { cookie } }))).toBeNull();
  expect(await openPage(requestTo("/", { as: { cookie } }))).toMatchObject({ notice: null });
});

test("a cookie whose signature was changed is nobody", async () => {
  const { cookie } = await makeAccount("user");
  const at = cookie.lastIndexOf(".") - 3;
  const other = cookie[at] === "A" ? "B" : "A";
  const forged = cookie.slice(0, at) + other + cookie.slice(at + 1);
  expect(await actorOf(requestTo("/", { as: { cookie: forged } }))).toBeNull();
});

test("an expired session is nobody, and its row goes with the next login", async () => {
  const account = await makeAccount("user");
  const { id } = account.actor.credential;
  await db.session.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await actorOf(requestTo("/", { as: account }))).toBeNull();
  await makeAccount("user");
  expect(await db.session.findUnique({ where: { id } })).toBeNull();
});

test("removal and a new role bite at the next request", async () => {
  const account = await makeAccount("agent");
  const request = () => requestTo("/inbox", { as: account });
  await db.member.update({ where: { id: account.memberId }, data: { role: "user" } });
  expect(await actorOf(request())).toMatchObject({ role: "user" });
  expect(await thrown(requireTeam(request()))).toMatchObject({ init: { status: 403 } });
  await db.member.update({ where: { id: account.memberId }, data: { removedAt: new Date() } });
  expect(await actorOf(request())).toBeNull();
});

test("a stranger is sent from a page to the login, and told 401 by a resource route", async () => {
  const page = (await thrown(requireUser(requestTo("/messages?before=7&q=a b")))) as Response;
  expect(page.status).toBe(302);
  expect(page.headers.get("Location")).toBe("/login?redirectTo=%2Fmessages%3Fbefore%3D7%26q%3Da%2520b");
  const resource = (await thrown(requireUser(requestTo("/messages/events"), { as: "resource" }))) as Response;
  expect(resource.status).toBe(401);
  expect(resource.headers.get("Content-Type")).toBe("application/problem+json");
});

test("each guard lets in its roles and refuses the others with 403", async () => {
  const accounts = await Promise.all((["user", "agent", "admin"] as const).map((role) => makeAccount(role)));
  const passing = async (guard: typeof requireUser) => {
    const outcomes = await Promise.all(
      accounts.map(async (as) => {
        const outcome = await guard(requestTo("/", { as }), { as: "resource" }).catch(
          (error: unknown) => error,
        );
        return outcome instanceof Response ? outcome.status : (outcome as Actor).role;
      }),
    );
    return outcomes;
  };
  expect(await passing(requireUser)).toEqual(["user", 403, 403]);
  expect(await passing(requireTeam)).toEqual([403, "agent", "admin"]);
  expect(await passing(requireAdmin)).toEqual([403, 403, "admin"]);
});

test("a notice is shown once, to a prefetch never", async () => {
  const account = await makeAccount("user");
  await keepNotice(requestTo("/messages", { as: account }), { kind: "done", text: "Saved" });
  const prefetch = requestTo("/messages", { as: account, headers: { "Sec-Purpose": "prefetch" } });
  expect((await openPage(prefetch)).notice).toBeNull();
  expect((await openPage(requestTo("/messages", { as: account }))).notice).toEqual({
    kind: "done",
    text: "Saved",
  });
  expect((await openPage(requestTo("/messages", { as: account }))).notice).toBeNull();
  expect(await actorOf(requestTo("/", { as: account }))).toMatchObject({ memberId: account.memberId });
});

test("a notice reaches who has no session, and logs nobody in", async () => {
  const cookie = cookieFrom(await keepNotice(requestTo("/login"), { kind: "problem", text: "Again" }));
  expect((await openPage(requestTo("/login", { as: { cookie } }))).notice?.text).toBe("Again");
  expect(await actorOf(requestTo("/", { as: { cookie } }))).toBeNull();
});

test("who keeps coming stays logged in, the cookie sent out at most once a day", async () => {
  const account = await makeAccount("user");
  const renewal = async () => (await openPage(requestTo("/", { as: account }))).headers.get("Set-Cookie");
  expect(await renewal()).toBeNull();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days(20) });
  try {
    expect(await renewal()).toMatch(/^parley_session=.*Max-Age=2592000/);
    expect(await renewal()).toBeNull();
    vi.setSystemTime(Date.now() + days(20));
    expect(await actorOf(requestTo("/", { as: account }))).not.toBeNull();
    vi.setSystemTime(Date.now() + days(11));
    expect(await actorOf(requestTo("/", { as: account }))).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});
