import { beforeAll, expect, test } from "vitest";
import type { MessageFilter } from "~/conversations/history/message-filter";
import { db } from "~/database/client.server";
import { requestTo } from "../support/accounts";
import { useDatabase } from "../support/database";
import { callRoute } from "../support/route-call";
import { makeWorld, type Person, type World } from "../support/route-world";

useDatabase();

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const { conversationId = "" } = world.home.user.ids;
  // The first message late on 30 November in Sydney, the second early on 1 December there.
  const times = ["2026-11-30T12:59:59.999Z", "2026-11-30T13:00:00.000Z"];
  for (const [index, createdAt] of times.entries()) {
    const where = { conversationId_seq: { conversationId, seq: index + 1 } };
    await db.message.update({ where, data: { createdAt } });
  }
});

type Found = {
  loaded: { messages: { seq: number; content: unknown }[]; events: unknown[] };
  filter: MessageFilter | null;
  follows: boolean;
  earlierHref: string | null;
};

async function find(person: Person, path: string, cookies = "tz=Australia%2FSydney"): Promise<Found> {
  const pattern = path.startsWith("/inbox") ? "/inbox/:conversationId" : "/messages";
  const headers = { Cookie: `${person.cookie}; ${cookies}` };
  const { status, body } = await callRoute(pattern, requestTo(path, { headers }));
  expect(status).toBe(200);
  return JSON.parse(body) as Found;
}

const seqs = ({ loaded }: Found) => loaded.messages.map(({ seq }) => seq);

test("days are those of the reader's own calendar, both included", async () => {
  const { user } = world.home;
  const first = await find(user, "/messages?from=2026-11-30&to=2026-11-30&q=&sender=user");
  expect(seqs(first)).toEqual([1]);
  expect(first.filter).toEqual({ q: "", sender: ["user"], from: "2026-11-30", to: "2026-11-30" });
  expect(seqs(await find(user, "/messages?from=2026-12-01"))).toEqual([2, 3]);
  expect(seqs(await find(user, "/messages?from=2026-12-01", ""))).toEqual([]);
  expect(seqs(await find(user, "/messages?from=2026-11-30&to=2026-12-01"))).toEqual([1, 2, 3]);
});

test("the ways to more of what was found keep the search, an agent's the list beside it too", async () => {
  const { agent, user } = world.home;
  const path = `/inbox/${user.ids["conversationId"]}`;
  const search = "?limit=1&q=kiebitz&sender=user&sender=agent&to=2026-12-01&view=mine";
  const found = await find(agent, `${path}${search}`);
  expect(seqs(found)).toEqual([2]);
  const { pathname, searchParams } = new URL(found.earlierHref ?? "", "http://parley.test");
  expect(pathname).toBe(path);
  expect(Object.fromEntries(searchParams)).toEqual({
    limit: "1",
    q: "kiebitz",
    sender: "agent",
    to: "2026-12-01",
    view: "mine",
    before: "2",
  });
  expect(searchParams.getAll("sender")).toEqual(["user", "agent"]);
});

test("what was found stands without what happened between, and does not follow", async () => {
  const found = await find(world.home.user, "/messages?q=kiebitz");
  expect(found).toMatchObject({ follows: false, loaded: { events: [] } });
  expect(JSON.stringify(found.loaded.messages)).toContain('{"type":"mark","text":"kiebitz"}');
  const { filter, follows } = await find(world.home.user, "/messages?q=&from=&to=");
  expect([filter, follows]).toEqual([null, true]);
});

test("a day that is none is refused, and so are two cursors at once", async () => {
  const headers = { Cookie: world.home.user.cookie };
  for (const search of ["from=2026-02-30", "to=tomorrow", "from=0026-02-01", "before=2&around=1"]) {
    const { status } = await callRoute("/messages", requestTo(`/messages?${search}`, { headers }));
    expect(status, search).toBe(400);
  }
});
