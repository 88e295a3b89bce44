import { randomUUID } from "node:crypto";
import { sendMessage } from "~/conversations/send-message.server";
import { sendReply } from "~/conversations/send-reply.server";
import { db } from "~/database/client.server";
import { scopes, type Role } from "~/identity/actor";
import { makeAccount, makeOrganization, makeToken, type Account } from "./accounts";

/** Someone with a session and a token that may do all they can; `ids` fill the paths of what is theirs. */
export type Person = Account & { token: string; ids: Record<string, string> };

/** An organization whose every text holds `canary`: an answer that holds it tells something of it. */
export type Place = {
  organizationId: string;
  canary: string;
  user: Person;
  otherUser: Person;
  agent: Person;
  admin: Person;
};

export type World = { home: Place; abroad: Place };

export type PersonName = "user" | "otherUser" | "agent" | "admin";

/** Two organizations that know nothing of each other. The assistant is off: answers are what people write. */
export async function makeWorld(): Promise<World> {
  return { home: await makePlace("kiebitz"), abroad: await makePlace("wiedehopf") };
}

/** What the paths of `person` name, each in the hands of somebody else: an id for every one they must not reach. */
export function foreignIds({ home, abroad }: World, person: Person, param: string): string[] {
  const others = [home.user, home.otherUser, home.agent, home.admin, abroad.user, abroad.agent];
  const own = new Set([person.ids[param]]);
  if (person.role !== "user" && param === "conversationId") own.add(home.otherUser.ids[param]);
  return others.flatMap(({ ids }) => ids[param] ?? []).filter((id) => !own.has(id));
}

async function makePlace(canary: string): Promise<Place> {
  const { id: organizationId } = await makeOrganization();
  const slug = `${canary}-article`;
  await db.organization.update({
    where: { id: organizationId },
    data: { name: `The ${canary} company`, greeting: `Welcome to ${canary}`, assistantEnabled: false },
  });
  await db.article.create({
    data: { organizationId, slug, title: `About ${canary}`, body: `All of ${canary}.`, state: "published" },
  });
  const person = async (role: Role, conversationId?: string): Promise<Person> => {
    const account = await makeAccount(role, { organizationId, name: `${role} of ${canary}` });
    const email = `${randomUUID()}@${canary}.test`;
    await db.user.update({ where: { id: account.userId }, data: { email } });
    const own = conversationId ?? (await openConversation(account)).id;
    const token = await makeToken(account, [...scopes]);
    const { id: tokenId } = await db.apiToken.findFirstOrThrow({ where: { memberId: account.memberId } });
    return { ...account, email, token, ids: { conversationId: own, tokenId, slug } };
  };
  const user = await person("user");
  const otherUser = await person("user");
  const conversationId = user.ids["conversationId"] ?? "";
  const agent = await person("agent", conversationId);
  const admin = await person("admin", conversationId);
  for (const asking of [user, otherUser]) {
    const sent = { conversationId: asking.ids["conversationId"] ?? "", clientId: randomUUID() };
    await sendMessage(asking.actor, { ...sent, body: `Where is my ${canary}?` });
    await sendReply(agent.actor, { ...sent, body: `Your ${canary} is on its way.` });
  }
  return { organizationId, canary, user, otherUser, agent, admin };
}

function openConversation({ organizationId, memberId }: Account): Promise<{ id: string }> {
  return db.conversation.create({ data: { organizationId, userMemberId: memberId }, select: { id: true } });
}
