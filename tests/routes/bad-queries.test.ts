import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { requestTo } from "../support/accounts";
import { badCursors, badIds, strangeTexts, unstorableTexts } from "../support/bad-input";
import { useDatabase } from "../support/database";
import { callRoute, type Answer } from "../support/route-call";
import { digestDatabase } from "../support/route-digest";
import { credentialsOf, pathOf } from "../support/route-request";
import { entries, rightPeople, type Entry, type ParamKind } from "../support/route-table";
import { makeWorld, type World } from "../support/route-world";

vi.hoisted(() => (process.env.RATE_LIMIT_SCALE = "100000"));

useDatabase();

let world: World;
let untouched: Record<string, string>;

beforeAll(async () => {
  world = await makeWorld();
  // Whoever is served a page has its messages delivered: that is what a page may change.
  for (const entry of entries) if (entry.call.query) await ask(entry, "");
  untouched = await digestDatabase();
});

afterEach(async () => {
  expect(await digestDatabase(), "a query changes nothing").toEqual(untouched);
});

const params = entries.flatMap((entry) =>
  Object.entries(entry.call.query ?? {}).map(([param, kind]) => ({ ...entry, param, kind })),
);
const ofKind = (...kinds: ParamKind[]) => params.filter(({ kind }) => kinds.includes(kind));

const badMoments: Record<string, string> = {
  words: "yesterday",
  "a number": "1711872000000",
  "no such day": "2026-02-30",
  "no such month": "2026-13-01",
  "no such hour": "2026-01-01T25:00:00Z",
  "no such offset": "2026-01-01T00:00:00+99:99",
  "the year 0": "0000-01-01",
  "a year before it": "-000001-01-01T00:00:00Z",
  "the year 0 in UTC": "0001-01-01T00:00:00+23:59",
  "the year 10000 in UTC": "9999-12-31T23:59:59-23:59",
  "a year of six digits": "+275760-09-13T00:00:00.000Z",
  "another calendar": "2026-W01-1",
  "an American date": "01/31/2026",
  infinity: "infinity",
  now: "now",
  "a NUL": "2026-01-01\0",
  "the lines of a header": "2026-01-01\r\nX: y",
  SQL: '2026-01-01\'; DROP TABLE "Message"; --',
};

/** Moments that can be written and meet the ends of what a database or a clock can hold. */
const farMoments = ["0001-01-01", "9999-12-31T23:59:59.999Z", "0000-12-31T12:00:00-12:00"];

const badChoices: Record<string, string> = {
  another: "everything",
  "another case": "ALL",
  "an object's own name": "__proto__",
  constructor: "constructor",
  SQL: "open' OR '1'='1",
  "a NUL": "open\0",
};

const badListCursors: Record<string, string> = {
  words: "newest",
  "no base64": "%%%",
  "a seq": "12",
  negative: "-1",
  "a NUL": "\0",
  "SQL for an id": listCursor("2026-01-01T00:00:00.000Z", "' OR 1=1 --"),
  "no id": listCursor("2026-01-01T00:00:00.000Z", ""),
  "no moment": listCursor("then", badIds["absent"] ?? ""),
  "very long": "a".repeat(10_000),
};

test.each(ofKind("seq"))("$name refuses a $param that is no seq", async ({ param, ...entry }) => {
  for (const [name, value] of Object.entries(badCursors))
    expectMalformed(entry, await ask(entry, query(param, value)), name);
});

test.each(ofKind("limit"))("$name has a $param of 1 to 100", async ({ param, ...entry }) => {
  for (const [name, value] of Object.entries({ ...badCursors, zero: "0", "over it": "101", much: "1000000" }))
    expectMalformed(entry, await ask(entry, query(param, value)), name);
});

test.each(ofKind("seq").filter(({ param }) => param !== "refresh"))(
  "$name finds nothing more at the ends of $param",
  async ({ param, ...entry }) => {
    for (const value of ["0", "1", "2147483647"]) expectServed(entry, await ask(entry, query(param, value)));
  },
);

test.each(ofKind("choice"))("$name refuses a $param it does not know", async ({ param, ...entry }) => {
  for (const [name, value] of Object.entries(badChoices))
    expectMalformed(entry, await ask(entry, query(param, value)), name);
});

test.each(ofKind("moment"))("$name refuses a $param that is no date", async ({ param, ...entry }) => {
  for (const [name, value] of Object.entries(badMoments))
    expectMalformed(entry, await ask(entry, query(param, value)), name);
  for (const value of farMoments) expectServed(entry, await ask(entry, query(param, value)), value);
});

test.each(ofKind("id"))(
  "$name refuses a $param that is no id, and finds nothing by one of others",
  async ({ param, ...entry }) => {
    for (const [name, value] of Object.entries(badIds).filter(([, id]) => !/^[0-9a-f]{8}-.{27}$/.test(id)))
      expectMalformed(entry, await ask(entry, query(param, value)), name);
    const absent = await ask(entry, query(param, badIds["absent"] ?? ""));
    expectServed(entry, absent);
    expect(await ask(entry, query(param, world.abroad.agent.memberId))).toEqual(absent);
  },
);

test.each(ofKind("text"))("$name searches by $param for any text", async ({ param, ...entry }) => {
  for (const [name, text] of Object.entries(unstorableTexts).filter(([, each]) => each.isWellFormed()))
    expectMalformed(entry, await ask(entry, query(param, text)), name);
  expectMalformed(entry, await ask(entry, query(param, "a".repeat(201))), "201 characters");
  // A list shows of each conversation the last message only, and stands beside the thread that is searched.
  const list = Object.values(entry.call.query ?? {}).includes("cursor") ? "is on its way" : "Where is my";
  const searched = entry.pattern === "/settings/members" ? "user of" : list;
  for (const [name, text] of Object.entries(strangeTexts).filter(([, each]) => each.trim().length <= 200)) {
    const answer = await ask(entry, query(param, text));
    expectServed(entry, answer, name);
    expect(answer.body, name).not.toContain(searched);
  }
  expect((await ask(entry, query(param, world.home.canary))).body).toContain(searched);
  expect((await ask(entry, query(param, world.abroad.canary))).body).not.toContain(searched);
});

test.each(ofKind("label"))(
  "$name lists by $param what has it, whatever it says",
  async ({ param, ...entry }) => {
    for (const [name, text] of Object.entries(unstorableTexts).filter(([, each]) => each.isWellFormed()))
      expectMalformed(entry, await ask(entry, query(param, text)), name);
    expectMalformed(entry, await ask(entry, query(param, "a".repeat(201))), "201 characters");
    for (const text of [badIds["absent"] ?? "", ...Object.values(strangeTexts)]) {
      if (text.trim().length > 200) continue;
      const answer = await ask(entry, query(param, text));
      expectServed(entry, answer, text);
      expect(answer.body, text).toContain('"rows":[]');
    }
    expect((await ask(entry, query(param, world.home.canary))).body).toContain('"rows":[{');
    expect((await ask(entry, query(param, world.abroad.canary))).body).toContain('"rows":[]');
  },
);

test.each(ofKind("cursor"))("$name refuses a $param that it did not give", async ({ param, ...entry }) => {
  const { home, abroad } = world;
  const at = (id = "") => ask(entry, query(param, listCursor("2026-01-01T00:00:00.000Z", id)));
  const absent = await at(badIds["absent"]);
  expect(absent.status).toBe(404);
  expect(await at(abroad.user.ids["conversationId"])).toEqual(absent);
  for (const [name, value] of Object.entries(badListCursors))
    expectMalformed(entry, await ask(entry, query(param, value)), name);
  const own = home.user.ids["conversationId"] ?? "";
  for (const moment of [
    "+275760-09-13T00:00:00.000Z",
    "-271821-04-20T00:00:00.000Z",
    "0000-01-01T00:00:00.000Z",
    "2026",
  ])
    expectMalformed(entry, await ask(entry, query(param, listCursor(moment, own))), moment);
  expectServed(entry, await at(own));
});

test.each(ofKind("watch"))("$name refuses a $param it cannot follow", async ({ param, ...entry }) => {
  const { home, abroad } = world;
  const own = home.user.ids["conversationId"] ?? "";
  for (const [name, rev] of Object.entries(badCursors))
    expectMalformed(entry, await ask(entry, query(param, `${own}:${rev}`)), name);
  for (const [name, value] of Object.entries({ "no rev": own, "no id": ":1", "a third part": `${own}:1:1` }))
    expectMalformed(entry, await ask(entry, query(param, value)), name);
  expectMalformed(entry, await ask(entry, `?${`${param}=${own}:1&`.repeat(21)}`), "21 of them");
  const absent = await ask(entry, query(param, `${badIds["absent"]}:1`));
  expect(absent.status).toBe(404);
  expect(await ask(entry, query(param, `${abroad.user.ids["conversationId"]}:1`))).toEqual(absent);
  expectServed(entry, await ask(entry, query(param, `${own.toUpperCase()}:0`)));
});

test.each(ofKind("rev"))(
  "$name takes any $param: what cannot be resumed is reset",
  async ({ param, ...entry }) => {
    for (const [name, value] of Object.entries(badCursors))
      expectServed(entry, await ask(entry, query(param, value)), name);
  },
);

test.each(params.filter(({ param, kind }) => !["sender", "watch"].includes(param) && kind !== "rev"))(
  "$name takes $param once",
  async ({ param, ...entry }) => {
    expectMalformed(entry, await ask(entry, `?${param}=1&${param}=1`), param);
  },
);

test.each(entries.filter(({ method, call }) => method === "GET" && call.query))(
  "$name takes no heed of what it does not know",
  async (entry) => {
    const unknown =
      "?organizationId=x&__proto__=x&constructor=x&orderBy=%27%3B&sort=1%3BDROP&q[]=x&limit[$gt]=1";
    expectServed(entry, await ask(entry, unknown));
  },
);

function query(param: string, value: string): string {
  return `?${new URLSearchParams({ [param]: value })}`;
}

/** A cursor of the list of conversations, as the app writes them. */
function listCursor(moment: string, id: string): string {
  return Buffer.from(`${moment} ${id}`).toString("base64url");
}

function ask(entry: Entry, search: string): Promise<Answer> {
  const person = world.home[rightPeople[entry.row.who][0] ?? "user"];
  const { headers } = credentialsOf(entry, person);
  return callRoute(
    entry.pattern,
    requestTo(`${pathOf(entry, person)}${search}`, { ...(headers && { headers }) }),
  );
}

function expectMalformed({ row }: Entry, { status, headers, body }: Answer, name: string): void {
  expect(status, name).toBe(400);
  if (row.kind !== "page") expect(headers.get("Content-Type")).toBe("application/problem+json");
  expect(body).toContain("malformed");
}

function expectServed({ call }: Entry, { status, body }: Answer, name?: string): void {
  expect(status, name).toBe(call.status);
  expect(body).not.toContain(world.abroad.canary);
}
