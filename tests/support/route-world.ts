import { randomUUID } from "node:crypto";
import { sendMessage } from "~/conversations/send-message.server";
import { sendReply } from "~/conversations/send-reply.server";
import { db } from "~/database/client.server";
import { scopes, type Role } from "~/identity/actor";
import { makeAccount, makeOrganization, makeToken, type Account } from "./accounts";

/** Someone with a session and a token that may do all they can; `ids` fill the paths of what is theirs. */
export type Person = Account & { token: string; ids: Record<string, string> };

/** An organization whose every text holds `canary`: an answer that holds it tells something of it. */
type Place = Record<PersonName, Person> & { canary: string };

export type World = { home: Place; abroad: Place };

export type PersonName = "user" | "otherUser" | "agent" | "admin";

/** Two organizations that know nothing of each other. The assistant is off: answers are what people write. */
export async function makeWorld(): Promise<World> {
  return { home: await makePlace("kiebitz"), abroad: await makePlace("wiedehopf") };
}

/** The ids a person must not reach where a path names a `param`: those of everybody else. */
export function foreignIds({ home, abroad }: World, person: Person, param: string): string[] {
  const colleagues = person.role === "user" ? [] : [home.user, home.otherUser];
  const reachable = [person, ...(param === "conversationId" ? colleagues : [])].map(({ ids }) => ids[param]);
  const everybody = [home.user, home.otherUser, home.agent, home.admin, abroad.user, abroad.agent];
  return everybody.flatMap(({ ids }) => ids[param] ?? []).filter((id) => !reachable.includes(id));
}

async function makePlace(canary: string): Promise<Place> {
  const { id: organizationId } = await makeOrganization();
  await db.organization.update({
    where: { id: organizationId },
    data: { name: `The ${canary} company`, greeting: `Welcome to ${canary}`, assistantEnabled: false },
  });
  const slug = randomUUID();
  await db.article.create({
    data: { organizationId, slug, title: `About ${canary}`, body: `All of ${canary}.`, state: "published" },
  });
  const person = (role: Role, ids: Record<string, string> = {}) =>
    makePerson(role, { organizationId, canary, ids: { slug, ...ids } });
  const [user, otherUser] = [await person("user"), await person("user")];
  const { conversationId = "" } = user.ids;
  const agent = await person("agent", { conversationId });
  const admin = await person("admin", { conversationId });
  for (const { actor, ids } of [user, otherUser]) {
    const sent = { conversationId: ids["conversationId"] ?? "", clientId: randomUUID() };
    await sendMessage(actor, { ...sent, body: `Where is my ${canary}?` });
    await sendReply(agent.actor, { ...sent, body: `Your ${canary} is on its way.` });
  }
  return { canary, user, otherUser, agent, admin };
}

async function makePerson(
  role: Role,
  { organizationId, canary, ids }: { organizationId: string; canary: string; ids: Record<string, string> },
): Promise<Person> {
  const account = await makeAccount(role, { organizationId, name: `${role} of ${canary}` });
  const email = `${randomUUID()}@${canary}.test`;
  await db.user.update({ where: { id: account.userId }, data: { email } });
  const token = await makeToken(account, [...scopes]);
  const { id: tokenId } = await db.apiToken.findFirstOrThrow({ where: { memberId: account.memberId } });
  const conversationId = ids["conversationId"] ?? (await openConversation(account));
  return { ...account, email, token, ids: { tokenId, ...ids, conversationId } };
}

async function openConversation({ organizationId, memberId }: Account): Promise<string> {
  const { id } = await db.conversation.create({ data: { organizationId, userMemberId: memberId } });
  return id;
}
