import { expect, test, vi } from "vitest";
import { db } from "~/database/client.server";
import type { Actor } from "~/identity/actor";
import { onCredentialEnded } from "~/identity/credential-ends.server";
import { actorOf } from "~/identity/guards.server";
import { startSession } from "~/identity/sessions.server";
import { changeName } from "~/organizations/profile/change-name.server";
import { changePassword } from "~/organizations/profile/change-password.server";
import { invisibleTexts, oversizedTexts, unstorableTexts } from "../../support/bad-input";
import {
  contextFor,
  cookieFrom,
  makeAccount,
  makeOrganization,
  makeToken,
  requestTo,
  testPassword,
  type Account,
} from "../../support/accounts";
import { useDatabase } from "../../support/database";
import { callRoute } from "../../support/route-call";

vi.hoisted(() => (process.env.RATE_LIMIT_SCALE = "1000"));

useDatabase();

const another = "another long password";
const page = "/settings/profile/password";

const submit = (as: Account, form: Record<string, string>) => callRoute(page, requestTo(page, { as, form }));

const logIn = async (email: string, password: string) =>
  (await callRoute("/login", requestTo("/login", { form: { email, password } }), contextFor())).status;

test.each(["user", "agent", "admin"] as const)(
  "%s who changes the password stays here, and ends everywhere else",
  async (role) => {
    const account = await makeAccount(role);
    const elsewhere = cookieFrom(await startSession(new Request("http://localhost/login"), account));
    await makeToken(account, ["messages:read"]);
    const bystander = await makeAccount(role, account);
    const ended: Actor["credential"]["kind"][] = [];
    const stop = onCredentialEnded(({ kind }) => ended.push(kind));
    const answer = await submit(account, { currentPassword: testPassword, password: another });
    stop();
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/settings/profile"]);
    expect(ended).toEqual(["session", "token"]);
    expect(await actorOf(requestTo("/", { as: account }))).toMatchObject({ memberId: account.memberId });
    expect(await actorOf(requestTo("/", { as: { cookie: elsewhere } }))).toBeNull();
    expect(await db.apiToken.count({ where: { memberId: account.memberId, revokedAt: null } })).toBe(0);
    expect(await actorOf(requestTo("/", { as: bystander }))).not.toBeNull();
    expect([await logIn(account.email, testPassword), await logIn(account.email, another)]).toEqual([
      400, 303,
    ]);
  },
);

test("a password ends the sessions of all memberships it opened, and each change is written down", async () => {
  const account = await makeAccount("agent");
  const { id: organizationId } = await makeOrganization();
  const { id: memberId } = await db.member.create({
    data: { organizationId, userId: account.userId, role: "user" },
  });
  const request = new Request("http://localhost/login");
  const cookie = cookieFrom(await startSession(request, { memberId, organizationId }));
  await changePassword(account.actor, { currentPassword: testPassword, password: another }, "test");
  expect(await actorOf(requestTo("/", { as: { cookie } }))).toBeNull();
  expect(await db.auditEntry.findMany({ where: { organizationId: account.organizationId } })).toMatchObject([
    { action: "password-changed", actorId: account.memberId, detail: {} },
  ]);
});

test("who does not know the password changes nothing, and is told nothing of what was typed", async () => {
  const account = await makeAccount("user");
  const elsewhere = cookieFrom(await startSession(new Request("http://localhost/login"), account));
  const answer = await submit(account, { currentPassword: "a guess of mine", password: another });
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body)).toMatchObject({
    problem: { values: {}, errors: { currentPassword: "This is not your password." } },
  });
  expect(answer.body).not.toContain("guess");
  expect(await actorOf(requestTo("/", { as: { cookie: elsewhere } }))).not.toBeNull();
  expect(await logIn(account.email, testPassword)).toBe(303);
});

test("no bad input breaks the form of the password, nor changes it", async () => {
  const account = await makeAccount("user");
  const { "a high surrogate alone": _, "a low surrogate alone": __, ...sendable } = unstorableTexts;
  const { "surrogates in the wrong order": ___, ...stored } = sendable;
  for (const [name, text] of Object.entries({
    ...stored,
    ...oversizedTexts,
    ...invisibleTexts,
    short: "1234567",
  }))
    for (const form of [
      { currentPassword: text, password: another },
      { currentPassword: testPassword, password: text.slice(0, 7) },
      { currentPassword: testPassword, password: `${text}${"x".repeat(1_025)}` },
    ])
      expect([400, 413], name).toContain((await submit(account, form)).status);
  expect(await logIn(account.email, testPassword)).toBe(303);
});

test("of two changes at once from the same password one is made", async () => {
  const account = await makeAccount("user");
  const change = (password: string) =>
    changePassword(account.actor, { currentPassword: testPassword, password }, "test");
  const outcomes = await Promise.allSettled([change("the first password"), change("the second password")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a new name is the person's everywhere, and who looks at their conversation sees it", async () => {
  const user = await makeAccount("user", { name: "Eda" });
  const { organizationId, memberId } = user;
  const { id, rev } = await db.conversation.create({ data: { organizationId, userMemberId: memberId } });
  for (let times = 0; times < 2; times += 1) await changeName(user.actor, "Ada");
  expect((await actorOf(requestTo("/", { as: user })))?.name).toBe("Ada");
  expect((await db.conversation.findUniqueOrThrow({ where: { id } })).rev).toBe(rev + 1);
  expect(await db.auditEntry.findMany({ where: { organizationId } })).toMatchObject([
    { action: "name-changed", actorName: "Ada", detail: { before: "Eda", after: "Ada" } },
  ]);
});
