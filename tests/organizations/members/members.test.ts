import { expect, test } from "vitest";
import { db } from "~/database/client.server";
import type { Role } from "~/identity/actor";
import { onCredentialEnded } from "~/identity/credential-ends.server";
import { changeRole } from "~/organizations/members/change-role.server";
import { inviteMember } from "~/organizations/members/invite-member.server";
import { listMembers } from "~/organizations/members/list-members.server";
import { listOpenInvites } from "~/organizations/members/open-invites.server";
import { removeMember } from "~/organizations/members/remove-member.server";
import { revokeInvite } from "~/organizations/members/revoke-invite.server";
import { makeAccount, makeToken, type Account } from "../../support/accounts";
import { useDatabase } from "../../support/database";

useDatabase();

async function makeTeam(...roles: Role[]): Promise<[Account, ...Account[]]> {
  const admin = await makeAccount("admin");
  const others: Account[] = [];
  for (const role of roles) others.push(await makeAccount(role, admin));
  return [admin, ...others];
}

const adminsOf = ({ organizationId }: Account) =>
  db.member.count({ where: { organizationId, role: "admin", removedAt: null } });

const auditOf = ({ organizationId }: Account) =>
  db.auditEntry.findMany({ where: { organizationId }, orderBy: { id: "asc" } });

const credentialsOf = async ({ memberId }: Account) => ({
  sessions: await db.session.count({ where: { memberId } }),
  tokens: await db.apiToken.count({ where: { memberId, revokedAt: null } }),
});

test("the last admin stays, and stays admin", async () => {
  const [admin, agent] = await makeTeam("agent");
  const refusal = { code: "conflict", fields: [{ detail: expect.stringContaining("only admin") as string }] };
  await expect(changeRole(admin.actor, admin.memberId, "agent")).rejects.toMatchObject(refusal);
  await expect(removeMember(admin.actor, admin.memberId)).rejects.toMatchObject(refusal);
  await changeRole(admin.actor, agent?.memberId ?? "", "admin");
  await changeRole(admin.actor, admin.memberId, "agent");
  expect(await adminsOf(admin)).toBe(1);
});

test("two admins who remove or demote each other at once leave one of them", async () => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = await makeTeam("admin");
    if (!other) throw new Error("There is no other");
    const outcomes = await Promise.allSettled([
      round % 2 ? removeMember(one.actor, other.memberId) : changeRole(one.actor, other.memberId, "user"),
      removeMember(other.actor, one.memberId),
      changeRole(one.actor, one.memberId, "agent"),
      changeRole(other.actor, other.memberId, "agent"),
    ]);
    expect(await adminsOf(one)).toBe(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(["conflict", "forbidden", "not-found"]).toContain((outcome.reason as { code: string }).code);
  }
});

test("a change of role ends the member's sessions and tokens, says so, and is written down", async () => {
  const [admin, agent] = await makeTeam("agent");
  if (!agent) throw new Error("There is no agent");
  await makeToken(agent, ["messages:read"]);
  const ended: string[] = [];
  const stop = onCredentialEnded(({ kind }) => ended.push(kind));
  await changeRole(admin.actor, agent.memberId, "agent");
  expect(await credentialsOf(agent)).toEqual({ sessions: 1, tokens: 1 });
  await changeRole(admin.actor, agent.memberId, "user");
  stop();
  expect(ended).toEqual(["session", "token"]);
  expect(await credentialsOf(agent)).toEqual({ sessions: 0, tokens: 0 });
  expect(await credentialsOf(admin)).toEqual({ sessions: 1, tokens: 0 });
  expect(await auditOf(admin)).toMatchObject([
    {
      action: "role-changed",
      actorId: admin.memberId,
      subjectId: agent.memberId,
      detail: { name: agent.name, from: "agent", to: "user" },
    },
  ]);
});

test("who becomes a user has a conversation", async () => {
  const [admin, agent] = await makeTeam("agent");
  await changeRole(admin.actor, agent?.memberId ?? "", "user");
  expect(await db.conversation.count({ where: { userMemberId: agent?.memberId ?? "" } })).toBe(1);
});

test("a removed member is gone from the list and signed out; what they wrote stays theirs", async () => {
  const [admin, agent] = await makeTeam("agent", "user");
  if (!agent) throw new Error("There is no agent");
  await removeMember(admin.actor, agent.memberId);
  expect(await credentialsOf(agent)).toEqual({ sessions: 0, tokens: 0 });
  const { members, count } = await listMembers(admin.actor, { q: "" });
  expect(members.map(({ role }) => role)).toEqual(["admin", "user"]);
  expect(count).toBe(2);
  expect(await db.member.count({ where: { id: agent.memberId } })).toBe(1);
  await expect(removeMember(admin.actor, agent.memberId)).rejects.toMatchObject({ code: "not-found" });
});

test("members are listed page by page, each once, and found by name and address", async () => {
  const [admin] = await makeTeam("agent", "admin");
  const { organizationId } = admin;
  const users = Array.from({ length: 60 }, (_, number) => ({
    name: `Person ${number}`,
    email: `p${number}_${organizationId}@example.test`,
  }));
  for (const user of users)
    await db.member.create({
      data: { role: "user", organization: { connect: { id: organizationId } }, user: { create: user } },
    });
  const first = await listMembers(admin.actor, { q: "" });
  const second = await listMembers(admin.actor, { q: "", after: first.next ?? "" });
  expect([first.members.length, second.members.length, second.next]).toEqual([50, 13, null]);
  expect(new Set([...first.members, ...second.members].map(({ id }) => id)).size).toBe(63);
  const found = async (q: string) => (await listMembers(admin.actor, { q })).members.map(({ name }) => name);
  expect(await found("person 59")).toEqual(["Person 59"]);
  expect(await found("P7_")).toEqual(["Person 7"]);
  expect(await found("%")).toEqual([]);
});

test("an invitation is open until it is withdrawn; a new one for the same address replaces it", async () => {
  const [admin, agent] = await makeTeam("agent");
  await inviteMember(admin.actor, { email: "noor@example.test", role: "agent" });
  const { token } = await inviteMember(admin.actor, { email: "noor@example.test", role: "admin" });
  const [invite, ...more] = await listOpenInvites(admin.actor);
  expect([invite?.role, more]).toEqual(["admin", []]);
  const stored = JSON.stringify([await db.invite.findMany(), await auditOf(admin)]);
  expect(stored).not.toContain(token);
  const again = inviteMember(admin.actor, { email: agent?.email ?? "", role: "agent" });
  await expect(again).rejects.toMatchObject({ code: "invalid", fields: [{ pointer: "/email" }] });
  await revokeInvite(admin.actor, invite?.id ?? "");
  expect(await listOpenInvites(admin.actor)).toEqual([]);
  await expect(revokeInvite(admin.actor, invite?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  expect((await auditOf(admin)).map(({ action }) => action)).toEqual([
    "member-invited",
    "member-invited",
    "invite-revoked",
  ]);
});
