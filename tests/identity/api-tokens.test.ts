import { expect, test, vi } from "vitest";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { CreateToken, createToken, listTokens, revokeToken } from "~/identity/api-tokens.server";
import { onCredentialEnded } from "~/identity/credential-ends.server";
import { requireToken } from "~/identity/require-token.server";
import { makeAccount, makeToken, requestTo } from "../support/accounts";
import { badAuthorizations } from "../support/bad-input";
import { useDatabase } from "../support/database";

useDatabase();

const bearing = (token: string, path = "/api/v1/me") =>
  requestTo(path, { headers: { Authorization: `Bearer ${token}` } });

const unauthenticated = { code: "unauthenticated", status: 401 };

test("a token is shown whole once, and stored as its hash", async () => {
  const { actor } = await makeAccount("agent");
  const { token, record } = await createToken(actor, {
    name: "Importer",
    scopes: ["messages:read", "messages:read"],
    expiresInDays: 30,
  });
  expect(token).toMatch(/^pk_[\w-]{43}$/);
  expect(record).toMatchObject({
    name: "Importer",
    tail: token.slice(-4),
    scopes: ["messages:read"],
    lastUsedAt: null,
  });
  expect(Date.parse(record.expiresAt ?? "") - Date.now()).toBeGreaterThan(29 * 24 * 60 * 60 * 1_000);
  expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(token);
  expect(JSON.stringify(await listTokens(actor))).not.toContain(token);
});

test("a token acts as its member, narrowed to its scopes", async () => {
  const account = await makeAccount("agent");
  const token = await makeToken(account, ["messages:read"]);
  expect(await requireToken(bearing(token), "messages:read")).toEqual({
    ...account.actor,
    scopes: ["messages:read"],
    credential: { kind: "token", id: expect.any(String) as string },
  });
  await expect(requireToken(bearing(token), "messages:write")).rejects.toMatchObject({
    code: "forbidden",
    fields: [{ pointer: "", detail: "The token does not have the scope messages:write." }],
  });
});

test.each(Object.entries(badAuthorizations))("an Authorization with %s is refused", async (_name, header) => {
  const request = requestTo("/api/v1/me", { headers: { Authorization: header } });
  await expect(requireToken(request)).rejects.toMatchObject(unauthenticated);
});

test("a cookie is nobody here, and a token in the query neither", async () => {
  const account = await makeAccount("admin");
  const token = await makeToken(account, ["messages:read"]);
  await expect(requireToken(requestTo("/api/v1/me", { as: account }))).rejects.toMatchObject(unauthenticated);
  for (const name of ["access_token", "token", "authorization"])
    await expect(requireToken(requestTo(`/api/v1/me?${name}=${token}`))).rejects.toMatchObject(
      unauthenticated,
    );
});

test("a revoked token is refused, and what is open with it hears of its end", async () => {
  const account = await makeAccount("user");
  const token = await makeToken(account, ["messages:read"]);
  const [record] = await listTokens(account.actor);
  const ended: Actor["credential"][] = [];
  const stop = onCredentialEnded((credential) => ended.push(credential));
  await revokeToken(account.actor, record?.id ?? "");
  stop();
  await expect(requireToken(bearing(token))).rejects.toMatchObject(unauthenticated);
  expect(ended).toEqual([{ kind: "token", id: record?.id }]);
  expect(await listTokens(account.actor)).toEqual([]);
  await expect(revokeToken(account.actor, record?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
});

test("an expired token and a removed member's are refused", async () => {
  const account = await makeAccount("user");
  const expired = await makeToken(account, ["messages:read"]);
  await db.apiToken.updateMany({
    where: { memberId: account.memberId },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  await expect(requireToken(bearing(expired))).rejects.toMatchObject(unauthenticated);
  const token = await makeToken(account, ["messages:read"]);
  await requireToken(bearing(token));
  await db.member.update({ where: { id: account.memberId }, data: { removedAt: new Date() } });
  await expect(requireToken(bearing(token))).rejects.toMatchObject(unauthenticated);
});

test("others' tokens are not listed and not revoked, within the organization and beyond", async () => {
  const owner = await makeAccount("user");
  const token = await makeToken(owner, ["messages:read"]);
  const [record] = await listTokens(owner.actor);
  const others = [await makeAccount("admin", owner), await makeAccount("admin")];
  for (const other of others) {
    expect(await listTokens(other.actor)).toEqual([]);
    await expect(revokeToken(other.actor, record?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await requireToken(bearing(token))).toMatchObject({ memberId: owner.memberId });
});

test("a token makes no tokens", async () => {
  const account = await makeAccount("admin");
  const actor = await requireToken(bearing(await makeToken(account, ["members:write"])));
  const made = createToken(actor, { name: "x", scopes: ["members:write"], expiresInDays: null });
  await expect(made).rejects.toMatchObject({ code: "forbidden" });
});

test("its use is written down at most once a minute", async () => {
  const account = await makeAccount("user");
  const token = await makeToken(account, ["messages:read"]);
  const lastUse = async () => (await listTokens(account.actor))[0]?.lastUsedAt;
  await requireToken(bearing(token));
  const first = await lastUse();
  expect(first).toEqual(expect.any(String));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30_000 });
  try {
    await requireToken(bearing(token));
    expect(await lastUse()).toBe(first);
    vi.setSystemTime(Date.now() + 40_000);
    await requireToken(bearing(token));
    expect(await lastUse()).not.toBe(first);
  } finally {
    vi.useRealTimers();
  }
});

test("the form asks for a name, known scopes and a bounded life", () => {
  const form = { name: "Importer", scope: ["messages:read"], expiresInDays: "" };
  expect(CreateToken.parse(form)).toEqual({ ...form, expiresInDays: null });
  expect(CreateToken.parse({ ...form, expiresInDays: "90" }).expiresInDays).toBe(90);
  for (const bad of [
    { name: " " },
    { scope: [] },
    { scope: ["everything"] },
    { expiresInDays: "0" },
    { expiresInDays: "-1" },
    { expiresInDays: "99999999999" },
    { expiresInDays: "soon" },
  ])
    expect(CreateToken.safeParse({ ...form, ...bad }).success, JSON.stringify(bad)).toBe(false);
});

test("making tokens without end is refused", async () => {
  const account = await makeAccount("user");
  for (let made = 0; made < 20; made += 1) await makeToken(account, ["messages:read"]);
  await expect(makeToken(account, ["messages:read"])).rejects.toMatchObject({ code: "rate-limited" });
});
