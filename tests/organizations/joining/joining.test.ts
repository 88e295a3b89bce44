import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "~/database/client.server";
import type { Role } from "~/identity/actor";
import { actorOf } from "~/identity/guards.server";
import { acceptInvite } from "~/organizations/joining/accept-invite.server";
import { joinOrganization } from "~/organizations/joining/join-organization.server";
import { signUp } from "~/organizations/joining/sign-up.server";
import { inviteMember } from "~/organizations/members/invite-member.server";
import { removeMember } from "~/organizations/members/remove-member.server";
import {
  contextFor,
  cookieFrom,
  makeAccount,
  makeOrganization,
  requestTo,
  testPassword,
} from "../../support/accounts";
import { unstorableTexts } from "../../support/bad-input";
import { useDatabase } from "../../support/database";
import { callRoute } from "../../support/route-call";

useDatabase();

const password = testPassword;
const address = () => contextFor().clientAddress;
const newEmail = () => `${randomUUID()}@example.test`;

async function invite(role: Role, email = newEmail()) {
  const admin = await makeAccount("admin");
  const { token } = await inviteMember(admin.actor, { email, role });
  const accept = (typed = password, name = "Noor") =>
    acceptInvite(token, { name, password: typed }, address());
  return { admin, email, token, accept };
}

async function makeJoinable(): Promise<string> {
  const { id, slug } = await makeOrganization();
  await db.organization.update({ where: { id }, data: { joinable: true } });
  return slug;
}

test.each(["user", "agent", "admin"] as const)(
  "an invitation makes a new person a member: %s",
  async (role) => {
    const { admin, email, accept } = await invite(role);
    const membership = await accept();
    expect(membership).toMatchObject({ organizationId: admin.organizationId, role });
    const member = await db.member.findUniqueOrThrow({
      where: { id: membership.memberId },
      include: { user: true, conversation: true },
    });
    expect(member).toMatchObject({ role, user: { email, name: "Noor" } });
    expect(member.conversation !== null).toBe(role === "user");
    const last = { organizationId: admin.organizationId, action: "member-joined" };
    expect(await db.auditEntry.findFirst({ where: last })).toMatchObject({ actorId: membership.memberId });
  },
);

test("an invitation is good for one, however many come at once", async () => {
  const { admin, accept } = await invite("admin");
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => accept()));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
  expect(await db.member.count({ where: { organizationId: admin.organizationId } })).toBe(2);
});

test("a known person joins with their own password, keeping their name, and with no other", async () => {
  const known = await makeAccount("user", { name: "Ada" });
  const { accept } = await invite("agent", known.email);
  const wrong = { code: "invalid", fields: [{ pointer: "/password" }] };
  await expect(accept("another password")).rejects.toMatchObject(wrong);
  const { memberId } = await accept(password, "Eve");
  const member = await db.member.findUniqueOrThrow({ where: { id: memberId }, include: { user: true } });
  expect(member).toMatchObject({ userId: known.userId, role: "agent", user: { name: "Ada" } });
});

test("guessing a password by an invitation ends like guessing at the door", async () => {
  const known = await makeAccount("user");
  const { token } = await invite("agent", known.email);
  const from = address();
  const guess = () =>
    acceptInvite(token, { name: "Eve", password: "a wrong guess" }, from).catch((error: unknown) => error);
  for (let guesses = 0; guesses < 10; guesses += 1) expect(await guess()).toMatchObject({ code: "invalid" });
  expect(await guess()).toMatchObject({ code: "rate-limited" });
});

test("an expired, withdrawn or unknown invitation is refused in plain words", async () => {
  const { token, email } = await invite("agent");
  await db.invite.updateMany({ where: { email }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  for (const each of [token, "unknown"]) {
    const page = await callRoute("/invite/:token", requestTo(`/invite/${each}`));
    expect([page.status, page.body]).toEqual([404, JSON.stringify({ token: each, invite: null })]);
    const form = { name: "Noor", password };
    const answer = await callRoute("/invite/:token", requestTo(`/invite/${each}`, { form }));
    expect(answer.status).toBe(409);
    expect(answer.body).toContain("This invitation was used, withdrawn or has expired.");
  }
});

test("whoever comes in gets a session of their own, and the one they came with ends", async () => {
  const { email, token } = await invite("agent");
  const before = await makeAccount("user");
  const form = { name: "Noor", password };
  const answer = await callRoute("/invite/:token", requestTo(`/invite/${token}`, { as: before, form }));
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/inbox"]);
  const cookie = cookieFrom(answer.headers);
  expect(cookie).not.toBe(before.cookie);
  expect(await actorOf(requestTo("/", { as: { cookie } }))).toMatchObject({ name: "Noor", role: "agent" });
  expect(await actorOf(requestTo("/", { as: before }))).toBeNull();
  expect(await db.user.count({ where: { email } })).toBe(1);
});

test("an invitation takes no text that cannot be stored, and stays open", async () => {
  const { token } = await invite("agent");
  const texts = Object.values(unstorableTexts).filter((text) => text.isWellFormed());
  for (const field of ["name", "password"])
    for (const text of texts) {
      const form = { name: "Noor", password, [field]: text };
      expect((await callRoute("/invite/:token", requestTo(`/invite/${token}`, { form }))).status).toBe(400);
    }
  expect((await callRoute("/invite/:token", requestTo(`/invite/${token}`))).status).toBe(200);
});

test("who was removed comes back by an invitation, with its role", async () => {
  const admin = await makeAccount("admin");
  const agent = await makeAccount("agent", admin);
  await removeMember(admin.actor, agent.memberId);
  const { token } = await inviteMember(admin.actor, { email: agent.email, role: "user" });
  const back = await acceptInvite(token, { name: "x", password }, address());
  expect(back).toEqual({ memberId: agent.memberId, organizationId: admin.organizationId, role: "user" });
  expect(await db.conversation.count({ where: { userMemberId: agent.memberId } })).toBe(1);
});

test("signing up makes an organization and its admin, once for a form sent many times at once", async () => {
  const email = newEmail();
  const form = { organizationName: `Zürich ${email}`, name: "Ada", email, password };
  const made = await Promise.all(Array.from({ length: 4 }, () => signUp(form, address())));
  expect(new Set(made.map(({ organizationId }) => organizationId)).size).toBe(1);
  const organization = await db.organization.findUniqueOrThrow({
    where: { id: made[0]?.organizationId ?? "" },
  });
  expect(organization).toMatchObject({
    name: form.organizationName,
    slug: expect.stringMatching(/^zurich-[a-z0-9-]+$/) as string,
  });
  const other = await signUp({ ...form, organizationName: "!!" }, address());
  expect(other.organizationId).not.toBe(organization.id);
  const wrong = signUp({ ...form, password: "another password" }, address());
  await expect(wrong).rejects.toMatchObject({ code: "invalid", fields: [{ pointer: "/password" }] });
});

test("where an organization allows it anyone joins as a user; a member comes in as what they are", async () => {
  const slug = await makeJoinable();
  const person = { name: "Ada", email: newEmail(), password };
  const joined = await Promise.all([1, 2, 3].map(() => joinOrganization(slug, person, address())));
  expect(new Set(joined.map(({ memberId }) => memberId)).size).toBe(1);
  const { memberId = "", organizationId = "" } = joined[0] ?? {};
  expect(await db.conversation.count({ where: { userMemberId: memberId } })).toBe(1);
  const admin = await makeAccount("admin", { organizationId });
  expect(await joinOrganization(slug, { ...person, email: admin.email }, address())).toMatchObject({
    role: "admin",
  });
  await removeMember(admin.actor, memberId);
  await expect(joinOrganization(slug, person, address())).rejects.toMatchObject({ code: "conflict" });
});

test("nobody joins an organization that does not allow it, or that is not there", async () => {
  const { slug } = await makeOrganization();
  for (const closed of [slug, "no-such-place"]) {
    const form = { name: "Ada", email: newEmail(), password };
    expect((await callRoute("/join/:slug", requestTo(`/join/${closed}`))).status).toBe(404);
    expect((await callRoute("/join/:slug", requestTo(`/join/${closed}`, { form }))).status).toBe(404);
    expect(await db.user.count({ where: { email: form.email } })).toBe(0);
  }
});
