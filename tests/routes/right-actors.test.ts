import { beforeAll, expect, test, vi } from "vitest";
import { db } from "~/database/client.server";
import { requestTo } from "../support/accounts";
import { useDatabase } from "../support/database";
import { callRoute, routeModules } from "../support/route-call";
import { validRequest } from "../support/route-request";
import { entries, rightPeople, routeTable } from "../support/route-table";
import { makeWorld, type Person, type World } from "../support/route-world";

vi.hoisted(() => (process.env.RATE_LIMIT_SCALE = "1000"));

useDatabase();

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

test("every route of the app is in the table, and nothing else", () => {
  expect([...routeModules.keys()].sort()).toEqual(Object.keys(routeTable).sort());
});

test("a route that is no page answers every method itself", () => {
  for (const [pattern, { kind }] of Object.entries(routeTable))
    if (kind !== "page")
      expect(Object.keys(routeModules.get(pattern) ?? {}), pattern).toEqual(
        expect.arrayContaining(["action", "loader"]),
      );
});

const endingCredentials = [
  "POST /logout",
  "POST /settings/tokens/:tokenId/revoke",
  "POST /settings/profile/password",
];

const cases = entries
  .filter(({ name }) => !endingCredentials.includes(name))
  .flatMap((entry) => rightPeople[entry.row.who].map((who) => ({ ...entry, who })));

test.each(cases)(
  "$name serves a $who, and tells nothing of another organization",
  async ({ who, ...entry }) => {
    const { home, abroad } = world;
    // Coming in would end the session it comes with.
    const door = entry.row.who === "anyone" && entry.method === "POST";
    const credentials = door || entry.pattern === "/login" ? {} : undefined;
    const answer = await callRoute(entry.pattern, validRequest(entry, home[who], credentials));
    expect(answer).toMatchObject({ status: entry.call.status });
    expect(answer.body).not.toContain(abroad.canary);
  },
);

const telling = [
  "/messages",
  "/help",
  "/help/:slug",
  "/inbox",
  "/inbox/:conversationId",
  "/settings/tokens",
  "/settings/profile",
];

test.each(cases.filter(({ pattern, row }) => telling.includes(pattern) || row.kind === "api"))(
  "$name tells a user nothing of another user",
  async (entry) => {
    const { user, otherUser } = world.home;
    if (!rightPeople[entry.row.who].includes("user") || entry.method === "POST") return;
    const { body } = await callRoute(entry.pattern, validRequest(entry, user));
    for (const secret of [
      otherUser.memberId,
      otherUser.email,
      otherUser.ids["conversationId"],
      otherUser.ids["tokenId"],
    ])
      expect(body).not.toContain(secret);
  },
);

test("a user's token shows no labels, which are the team's own", async () => {
  const { user, agent } = world.home;
  const list = entries.find(({ name }) => name === "GET /api/v1/conversations");
  if (!list) throw new Error("The table lacks the list");
  const { organizationId } = user;
  const { id: labelId } = await db.label.create({ data: { organizationId, name: "A difficult person" } });
  const conversationId = user.ids["conversationId"] ?? "";
  await db.conversationLabel.create({ data: { conversationId, labelId, organizationId } });
  const told = async (person: Person) => (await callRoute(list.pattern, validRequest(list, person))).body;
  expect(await told(agent)).toContain("A difficult person");
  expect(await told(user)).not.toContain("A difficult person");
});

test("a revoked token ends, and nobody else's", async () => {
  const { agent, admin } = world.home;
  const revoke = entries.find(({ name }) => name.endsWith("/:tokenId/revoke"));
  const me = entries.find(({ name }) => name === "GET /api/v1/me");
  if (!revoke || !me) throw new Error("The table lacks an entry");
  expect((await callRoute(revoke.pattern, validRequest(revoke, agent))).status).toBe(303);
  expect((await callRoute(me.pattern, validRequest(me, agent))).status).toBe(401);
  expect((await callRoute(me.pattern, validRequest(me, admin))).status).toBe(200);
});

test.each(["/*", "/api/v1/*"])("%s is nowhere, by any method", async (pattern) => {
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"])
    expect(
      (await callRoute(pattern, requestTo(pattern.replace("*", "no-such-place"), { method }))).status,
    ).toBe(404);
});
