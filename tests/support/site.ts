import { openAsBlob } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { closeDatabase, db, openDatabase } from "~/database/client.server";
import { createEmbedded } from "~/database/embedded-database.server";
import { makeAccount, makeOrganization, type Account } from "./accounts";
import { openBalancer } from "./balancer";
import { freePort } from "./free-port";
import { openGate, type Gate } from "./gate";
import { databaseAt, databaseName, runOn } from "./postgres-template";
import { newDirectory, startServer, type Server } from "./server";

/** Someone who is logged in with a browser that runs scripts. */
export type Person = Pick<Account, "memberId" | "name" | "cookie">;

/** A user and the one conversation they have. */
export type Customer = Person & { conversationId: string };

/** A running Parley with an organization in it: its processes, its people, and gates in front of what it needs. */
export type Site = {
  /** Where its people find it: the balancer before all processes. */
  url: string;
  servers: Server[];
  /** Each process by itself. */
  addresses: string[];
  users: Customer[];
  agents: Person[];
  /** Null where the site runs on the embedded database, or without Redis. */
  database: Gate | null;
  redis: Gate | null;
  close: () => Promise<void>;
};

export type Wanted = {
  /** More than one needs PostgreSQL; with Redis, where there is one. */
  processes?: number;
  users?: number;
  agents?: number;
  /** Whether the assistant answers users the team does not handle. */
  assistant?: boolean;
  /** Instead of the one tests are given. */
  redisUrl?: string;
  env?: Record<string, string>;
};

/** Why a test that needs PostgreSQL, or PostgreSQL and Redis, cannot run here; null where it can. */
export function missing(...services: ("PostgreSQL" | "Redis")[]): string | null {
  const absent = services.filter(
    (service) => !process.env[service === "Redis" ? "TEST_REDIS_URL" : "TEST_DATABASE_URL"],
  );
  if (absent.length === 0) return null;
  return `no ${absent.join(" and no ")} to run on: set TEST_DATABASE_URL and TEST_REDIS_URL`;
}

/**
 * Starts a site of its own: on PostgreSQL where tests are given one, else one process on the embedded database. It
 * needs `build/`.
 */
export async function openSite(wanted: Wanted = {}): Promise<Site> {
  const { processes = 1, env = {} } = wanted;
  const store = await prepareStore(wanted);
  const redisUrl = wanted.redisUrl ?? process.env.TEST_REDIS_URL;
  const redis = redisUrl && processes > 1 ? await openGate(redisUrl) : null;
  const balancer = await openBalancer();
  const settings = {
    PUBLIC_URL: balancer.url,
    SESSION_SECRET: process.env.SESSION_SECRET ?? "",
    ...store.env,
    ...(redis && { REDIS_URL: redis.through(redisUrl ?? "") }),
    ...env,
  };
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const servers = await Promise.all(ports.map((port) => startServer({ ...settings, PORT: String(port) })));
  balancer.lead(...ports);
  return {
    url: balancer.url,
    servers,
    addresses: ports.map((port) => `http://127.0.0.1:${port}`),
    ...store.people,
    database: store.gate,
    redis,
    close: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      balancer.close();
      redis?.close();
      store.gate?.close();
      await store.dispose();
    },
  };
}

type Store = {
  env: Record<string, string>;
  people: Pick<Site, "users" | "agents">;
  gate: Gate | null;
  dispose: () => Promise<void>;
};

/** A database with the people in it, closed again: the servers open it. */
async function prepareStore(wanted: Wanted): Promise<Store> {
  const empty = inject("emptyDatabase");
  if ("dump" in empty) {
    const dataDir = newDirectory();
    const embedded = await createEmbedded({
      dataDir: join(dataDir, "database"),
      loadDataDir: await openAsBlob(empty.dump),
    });
    await openDatabase({ embedded });
    const people = await settle(wanted);
    await closeDatabase();
    await embedded.close();
    return { env: { DATA_DIR: dataDir, DEMO: "0" }, people, gate: null, dispose: () => Promise.resolve() };
  }
  const name = databaseName();
  await runOn(empty.url, `CREATE DATABASE ${name} TEMPLATE ${empty.template}`);
  const url = databaseAt(empty.url, name);
  await openDatabase({ url, dataDir: "" });
  const people = await settle(wanted);
  await closeDatabase();
  const gate = await openGate(url);
  return {
    env: { DATABASE_URL: gate.through(url) },
    people,
    gate,
    dispose: () => runOn(empty.url, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** An organization and its people. */
async function settle({
  users = 1,
  agents = 1,
  assistant = false,
}: Wanted): Promise<Pick<Site, "users" | "agents">> {
  const { id: organizationId } = await makeOrganization();
  await db.organization.update({ where: { id: organizationId }, data: { assistantEnabled: assistant } });
  const customers: Customer[] = [];
  for (let number = 1; number <= users; number++) {
    const account = await makeAccount("user", { organizationId, name: `User ${number}` });
    const { id } = await db.conversation.create({ data: { organizationId, userMemberId: account.memberId } });
    customers.push({ ...scripted(account), conversationId: id });
  }
  const team: Person[] = [];
  for (let number = 1; number <= agents; number++)
    team.push(scripted(await makeAccount("agent", { organizationId, name: `Agent ${number}` })));
  return { users: customers, agents: team };
}

/** The account in a browser that runs scripts. */
function scripted({ memberId, name, cookie }: Account): Person {
  return { memberId, name, cookie: `${cookie}; js=1` };
}
