import { expect, test } from "vitest";
import { db } from "~/database/client.server";
import { parseForm } from "~/http/parse-form.server";
import { actorOf } from "~/identity/guards.server";
import { networkOf } from "~/identity/client-network";
import { LogIn, logIn } from "~/identity/log-in.server";
import { hashPassword, verifyPassword } from "~/identity/passwords.server";
import {
  contextFor,
  cookieFrom,
  makeAccount,
  makeOrganization,
  requestTo,
  testPassword,
} from "../support/accounts";
import { unstorableTexts } from "../support/bad-input";
import { useDatabase } from "../support/database";

useDatabase();

const login = (email: string, password = testPassword, clientAddress = contextFor().clientAddress) =>
  logIn(requestTo("/login", { method: "POST" }), { clientAddress }, { email, password });

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "let in",
    (error: unknown) => error,
  );

test.each(["user", "agent", "admin"] as const)(
  "a %s logs in by form, in any case of the address",
  async (role) => {
    const account = await makeAccount(role);
    const request = requestTo("/login", {
      form: { email: ` ${account.email.toUpperCase()}`, password: testPassword },
    });
    const context = contextFor();
    const form = await parseForm(request, context, LogIn);
    if (!form.ok) throw new Error(JSON.stringify(form.problem));
    const { role: landed, headers } = await logIn(request, context, form.values);
    expect(landed).toBe(role);
    expect(await actorOf(requestTo("/", { as: { cookie: cookieFrom(headers) } }))).toMatchObject({
      memberId: account.memberId,
      organizationId: account.organizationId,
      role,
      name: account.name,
      scopes: null,
    });
  },
);

test("a wrong password, an unknown address, a removed member and one without a password hear the same", async () => {
  const known = await makeAccount("user");
  const removed = await makeAccount("user");
  await db.member.update({ where: { id: removed.memberId }, data: { removedAt: new Date() } });
  const external = await makeAccount("user");
  await db.user.update({ where: { id: external.userId }, data: { passwordHash: null } });
  const answers = await Promise.all([
    refusal(login(known.email, "wrong")),
    refusal(login("nobody@example.test")),
    refusal(login(removed.email)),
    refusal(login(external.email)),
    refusal(login(external.email, "")),
  ]);
  for (const answer of answers)
    expect(answer).toMatchObject({
      code: "invalid",
      fields: [{ pointer: "", detail: "The e-mail address or the password is not right." }],
    });
});

test("an unknown address costs the work of a known one", async () => {
  const stored = await hashPassword("secret");
  const quickest = { known: Infinity, unknown: Infinity };
  const time = async (whom: keyof typeof quickest, hash: string | null) => {
    const start = performance.now();
    expect(await verifyPassword(hash, "guess")).toBe(false);
    quickest[whom] = Math.min(quickest[whom], performance.now() - start);
  };
  for (let round = 0; round < 15; round += 1) {
    await time("known", stored);
    await time("unknown", null);
  }
  expect(quickest.unknown).toBeGreaterThan(quickest.known / 2);
  expect(quickest.unknown).toBeLessThan(quickest.known * 2);
});

test("the empty password of nobody is still wrong", async () => {
  expect(await verifyPassword(null, "")).toBe(false);
});

test("a password is argon2id, and its accents may be composed either way", async () => {
  const stored = await hashPassword("caf\u00e9");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, "cafe\u0301")).toBe(true);
  expect(await verifyPassword(stored, "cafe")).toBe(false);
});

test("someone with several memberships enters the oldest that stands", async () => {
  const account = await makeAccount("user");
  const later = await db.member.create({
    data: { organizationId: (await makeOrganization()).id, userId: account.userId, role: "agent" },
  });
  expect((await login(account.email)).role).toBe("user");
  await db.member.update({ where: { id: account.memberId }, data: { removedAt: new Date() } });
  const { role, headers } = await login(account.email);
  expect(role).toBe("agent");
  expect(await actorOf(requestTo("/", { as: { cookie: cookieFrom(headers) } }))).toMatchObject({
    memberId: later.id,
  });
});

test("guessing ends in 429 at one address, and the owner still gets in from another", async () => {
  const { email } = await makeAccount("user");
  const attacker = "198.51.100.7";
  for (let guess = 0; guess < 10; guess += 1)
    expect(await refusal(login(email, `guess ${guess}`, attacker))).toMatchObject({ code: "invalid" });
  const blocked = await refusal(login(email, testPassword, attacker));
  expect(blocked).toMatchObject({ code: "rate-limited", status: 429 });
  expect((blocked as { retryAfter: number }).retryAfter).toBeGreaterThan(0);
  expect((blocked as { retryAfter: number }).retryAfter).toBeLessThanOrEqual(900);
  expect((await login(email, testPassword, "203.0.113.5")).role).toBe("user");
});

test("guesses at many accounts from one address end in 429, all at once too", async () => {
  const guesses = Array.from({ length: 110 }, (_, guess) =>
    refusal(login(`nobody-${guess}@example.test`, "guess", "198.51.100.8")),
  );
  const codes = (await Promise.all(guesses)).map((error) => (error as { code: string }).code);
  expect(codes.filter((code) => code === "rate-limited")).toHaveLength(10);
});

test("logging in again and again with the right password is no guessing", async () => {
  const { email } = await makeAccount("user");
  for (let time = 0; time < 12; time += 1) await login(email, testPassword, "198.51.100.9");
  await expect(login(email, testPassword, "198.51.100.9")).resolves.toMatchObject({ role: "user" });
});

test("one IPv6 network counts as one address", () => {
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8:1:2::9")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:0DB8::1")).toBe("2001:db8:0:0::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(networkOf("::ffff:203.0.113.5")).toBe("203.0.113.5");
  expect(networkOf("203.0.113.5")).toBe("203.0.113.5");
});

test.each([...Object.entries(unstorableTexts), ["a filter", "[object Object]"], ["SQL", "' OR 1=1 --@x"]])(
  "%s as an e-mail address is refused",
  async (_name, text) => {
    const request = requestTo("/login", { form: { email: text.toWellFormed(), password: "x" } });
    const form = await parseForm(request, contextFor(), LogIn);
    if (form.ok) expect(await refusal(login(form.values.email))).toMatchObject({ code: "invalid" });
    else expect(form.problem.errors.email).toBeDefined();
  },
);

test("a password over 1,024 characters is refused unhashed and never shown again", async () => {
  const request = requestTo("/login", { form: { email: "a@b.test", password: "p".repeat(1_025) } });
  const form = await parseForm(request, contextFor(), LogIn);
  expect(form.ok ? null : form.problem).toEqual({
    code: "invalid",
    values: { email: "a@b.test" },
    errors: { password: "At most 1,024 characters." },
    message: null,
  });
});
