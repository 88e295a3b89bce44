import { randomUUID } from "node:crypto";
import { scopeOf } from "~/conversations/changes/conversation-row.server";
import { recordChange } from "~/conversations/changes/record-change.server";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { sendReply } from "~/conversations/sending/send-reply.server";
import { addMessage } from "~/conversations/sending/store-message.server";
import { db } from "~/database/client.server";
import { scopes, type Actor, type Role } from "~/identity/actor";
import { digestOf } from "~/identity/secret-text.server";
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
  const slug = randomUUID();
  await db.organization.update({
    where: { id: organizationId },
    data: {
      slug,
      name: `The ${canary} company`,
      greeting: `Welcome to ${canary}`,
      assistantEnabled: false,
      joinable: true,
    },
  });
  await db.article.create({
    data: { organizationId, slug, title: `About ${canary}`, body: `All of ${canary}.`, state: "published" },
  });
  const { id: labelId } = await db.label.create({ data: { organizationId, name: canary } });
  const person = (role: Role, ids: Record<string, string> = {}) =>
    makePerson(role, { organizationId, canary, ids: { slug, ...ids } });
  const [user, otherUser] = [await person("user"), await person("user")];
  const { conversationId = "" } = user.ids;
  const agent = await person("agent", { conversationId });
  const admin = await person("admin", { conversationId });
  const { token, ...settings } = await makeSettings(agent, canary);
  for (const { ids } of [agent, admin]) Object.assign(ids, settings);
  otherUser.ids["token"] = token;
  for (const { actor, ids } of [user, otherUser]) {
    const sent = { conversationId: ids["conversationId"] ?? "", clientId: randomUUID() };
    await sendMessage(actor, { ...sent, body: `Where is my ${canary}?` });
    await sendReply(agent.actor, { ...sent, body: `Your ${canary} is on its way.` });
    await db.conversationLabel.create({
      data: { organizationId, labelId, conversationId: sent.conversationId },
    });
    ids["messageId"] = await addAnswer(actor, sent.conversationId, `The ${canary} is on its way.`);
  }
  return { canary, user, otherUser, agent, admin };
}

/** What admins change in the settings: the ids of one of each. */
async function makeSettings(
  { organizationId, memberId }: Person,
  canary: string,
): Promise<{ token: string } & Record<string, string>> {
  const colleague = await makeAccount("agent", { organizationId });
  const invite = (token: string) =>
    db.invite.create({
      data: {
        organizationId,
        email: `${randomUUID()}@example.test`,
        role: "agent",
        tokenHash: digestOf(token),
        invitedById: memberId,
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    });
  const token = randomUUID();
  await invite(token);
  const { id: inviteId } = await invite(randomUUID());
  const { id: replyId } = await db.savedReply.create({
    data: { organizationId, title: canary, body: canary },
  });
  const { id: labelId } = await db.label.create({ data: { organizationId, name: `More ${canary}` } });
  const { id: articleId } = await db.article.create({
    data: { organizationId, slug: "more", title: `More of ${canary}`, body: canary },
  });
  return { memberId: colleague.memberId, inviteId, replyId, labelId, articleId, token };
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

/** What the assistant said before it was turned off. Returns the message's id. */
function addAnswer(actor: Actor, conversationId: string, body: string): Promise<string> {
  return recordChange(scopeOf(actor, conversationId), async (change) => {
    const sender = { type: "assistant" as const, id: null, name: "Assistant" };
    return (await addMessage(change, { sender, body, bodyHash: "", clientId: randomUUID() })).id;
  });
}

async function openConversation({ organizationId, memberId }: Account): Promise<string> {
  const { id } = await db.conversation.create({ data: { organizationId, userMemberId: memberId } });
  return id;
}
