import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "../app/database/generated/client.ts";
import type { Transaction } from "../app/database/client.server.ts";
import { previewOf } from "../app/conversations/markdown/message-preview.ts";
import { inTransaction } from "../app/database/client.server.ts";
import { hashPassword } from "../app/identity/passwords.server.ts";
import {
  demoOrganizations,
  demoPassword,
  type DemoOrganization,
  type DemoPerson,
} from "./demo/organizations.ts";
import type { DemoEntry } from "./demo/demo-entry.ts";

/** Puts the demo into an empty database; where there is an organization already, it does nothing. */
export async function seedDemo(): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const articles = new Map<string, DemoArticle[]>();
  for (const { slug } of demoOrganizations) articles.set(slug, await readArticles(slug));
  await inTransaction(async (tx) => {
    // Processes that start together seed once.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('parley demo'))`;
    if (await tx.organization.findFirst()) return;
    for (const demo of demoOrganizations) {
      await seedOrganization(tx, demo, articles.get(demo.slug) ?? [], passwordHash);
    }
  });
}

type DemoArticle = {
  id: string;
  slug: string;
  title: string;
  synonyms: string;
  question: string;
  body: string;
};
type SeededMember = { memberId: string; name: string };

async function seedOrganization(
  tx: Transaction,
  demo: DemoOrganization,
  articles: DemoArticle[],
  passwordHash: string,
): Promise<void> {
  const { id: organizationId } = await tx.organization.create({
    data: { slug: demo.slug, name: demo.name, accent: demo.accent, greeting: demo.greeting },
  });
  await tx.article.createMany({
    data: articles.map((article) => ({ ...article, organizationId, state: "published" as const })),
  });
  await tx.label.createMany({ data: demo.labels.map((label) => ({ ...label, organizationId })) });
  const members = new Map<DemoPerson, SeededMember>();
  for (const person of demo.people) {
    const { id: memberId } = await tx.member.create({
      data: {
        role: person.role,
        createdAt: membershipBegan(),
        organization: { connect: { id: organizationId } },
        user: { create: { name: person.name, email: person.email, passwordHash } },
      },
    });
    members.set(person, { memberId, name: person.name });
  }
  for (const [person, member] of members) {
    if (person.role !== "user") continue;
    const team = new Map([...members].map(([{ role }, each]) => [role, each]));
    const speakers = new Map([...team, ["user" as const, member]]);
    await seedConversation(tx, { organizationId, member, speakers, articles, history: person.history ?? [] });
  }
}

type Scene = {
  organizationId: string;
  member: SeededMember;
  speakers: Map<DemoPerson["role"], SeededMember>;
  articles: DemoArticle[];
  history: DemoEntry[];
};

async function seedConversation(tx: Transaction, scene: Scene): Promise<void> {
  const conversationId = uuidv7();
  const links = { organizationId: scene.organizationId, conversationId };
  const messages: Prisma.MessageCreateManyInput[] = [];
  const events: Prisma.ThreadEventCreateManyInput[] = [];
  let rev = 0;
  let epoch = 0;
  for (const entry of scene.history) {
    rev += 1;
    const createdAt = momentOf(entry);
    if ("event" in entry) {
      if (entry.event !== "taken-over" || events.at(-1)?.code !== "handoff-requested") epoch += 1;
      const actor = scene.speakers.get(entry.from);
      events.push({
        ...links,
        rev,
        createdAt,
        afterSeq: messages.length,
        code: entry.event,
        visibility: "everyone",
        actorId: actor?.memberId ?? null,
        actorName: actor?.name ?? null,
      });
      continue;
    }
    messages.push({ ...links, ...messageOf(entry, scene), seq: messages.length + 1, rev, createdAt });
  }
  const last = messages.at(-1);
  await tx.conversation.create({
    data: {
      id: conversationId,
      organizationId: scene.organizationId,
      userMemberId: scene.member.memberId,
      handlingEpoch: epoch,
      lastSeq: messages.length,
      rev,
      userDeliveredSeq: messages.length,
      userReadSeq: messages.length,
      organizationDeliveredSeq: messages.length,
      organizationReadSeq: messages.length,
      lastMessageAt: last?.createdAt ?? null,
      lastMessagePreview: last ? previewOf(last.body) : null,
      lastMessageSenderType: last?.senderType ?? null,
      lastMessageSenderName: last?.senderName ?? null,
    },
  });
  await tx.message.createMany({ data: messages });
  await tx.threadEvent.createMany({ data: events });
}

function messageOf(entry: Exclude<DemoEntry, { event: string }>, scene: Scene) {
  const common = { id: uuidv7(), body: entry.body, clientId: uuidv7(), bodyHash: "" };
  if (entry.from === "assistant") {
    const citations = scene.articles
      .filter(({ slug }) => entry.sources.includes(slug))
      .map(({ id, slug, title }) => ({ articleId: id, title, url: `/help/${slug}` }));
    return {
      ...common,
      senderType: "assistant" as const,
      senderId: null,
      senderName: "Assistant",
      citations,
    };
  }
  const speaker = scene.speakers.get(entry.from);
  return {
    ...common,
    senderType: entry.from === "user" ? ("user" as const) : ("agent" as const),
    senderId: speaker?.memberId ?? null,
    senderName: speaker?.name ?? "",
  };
}

/** Everyone in the demo was there before its first message. */
function membershipBegan(): Date {
  return new Date(Date.now() - 200 * 86_400_000);
}

/** `daysAgo` and `time` (UTC) as a moment before today. */
function momentOf({ daysAgo, time }: DemoEntry): Date {
  const day = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  return new Date(`${day}T${time}:00Z`);
}

async function readArticles(organization: string): Promise<DemoArticle[]> {
  const folder = join(process.cwd(), "prisma", "demo", organization, "articles");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    names.map(async (name) => {
      const [, head = "", ...rest] = (await readFile(join(folder, name), "utf8")).split(/^---$/m);
      const field = (key: string) => new RegExp(`^${key}: (.*)$`, "m").exec(head)?.[1] ?? "";
      return {
        id: uuidv7(),
        slug: name.replace(/\.md$/, ""),
        title: field("title"),
        synonyms: field("synonyms"),
        question: field("question"),
        body: rest.join("---").trim(),
      };
    }),
  );
}
