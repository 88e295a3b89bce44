import { randomUUID } from "node:crypto";
import { db } from "~/database/client.server";
import type { Actor, Role } from "~/identity/actor";

/** One organization with its people, and the conversation of its user. */
export type Scene = {
  organizationId: string;
  conversationId: string;
  user: Actor;
  agent: Actor;
  admin: Actor;
};

/** Makes an organization of its own, so that tests in one file do not meet. */
export async function makeScene(options: { assistantEnabled?: boolean } = {}): Promise<Scene> {
  const { id: organizationId } = await db.organization.create({
    data: {
      slug: randomUUID(),
      name: "Northwind Cycles",
      assistantEnabled: options.assistantEnabled ?? true,
    },
  });
  const user = await makeMember(organizationId, "user", "Ada");
  const agent = await makeMember(organizationId, "agent", "Ben");
  const admin = await makeMember(organizationId, "admin", "Cleo");
  const { id: conversationId } = await db.conversation.create({
    data: { organizationId, userMemberId: user.memberId },
  });
  return { organizationId, conversationId, user, agent, admin };
}

async function makeMember(organizationId: string, role: Role, name: string): Promise<Actor> {
  const member = await db.member.create({
    data: {
      role,
      organization: { connect: { id: organizationId } },
      user: { create: { name, email: `${randomUUID()}@example.test` } },
    },
  });
  return {
    memberId: member.id,
    organizationId,
    role,
    name,
    credential: { kind: "session", id: randomUUID() },
    scopes: null,
  };
}
