import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { scopes } from "~/identity/actor";
import { makeToken, requestTo } from "../support/accounts";
import { badIds } from "../support/bad-input";
import { useDatabase } from "../support/database";
import { callRoute, routeModules, type Answer } from "../support/route-call";
import { digestDatabase } from "../support/route-digest";
import { credentialsOf, pathOf, validRequest, type Credentials } from "../support/route-request";
import { makeStrangers, sessionStrangers, tokenStrangers } from "../support/route-strangers";
import { entries, rightPeople, type Entry } from "../support/route-table";
import { foreignIds, makeWorld, type World } from "../support/route-world";

vi.hoisted(() => (process.env.RATE_LIMIT_SCALE = "1000"));

useDatabase();

let world: World;
let ofSession: Record<string, Credentials>;
let ofToken: Record<string, Credentials>;
const narrowTokens = new Map<string, string>();
let untouched: Record<string, string>;

beforeAll(async () => {
  world = await makeWorld();
  const { admin } = world.home;
  ofSession = await makeStrangers(sessionStrangers, admin.organizationId);
  ofToken = await makeStrangers(tokenStrangers, admin.organizationId);
  for (const missing of scopes)
    narrowTokens.set(
      missing,
      await makeToken(
        admin,
        scopes.filter((scope) => scope !== missing),
      ),
    );
  untouched = await digestDatabase();
});

afterEach(async () => {
  expect(await digestDatabase(), "a refused request changes nothing").toEqual(untouched);
});

const guarded = entries.filter(({ row }) => row.who !== "anyone");
const ofPages = guarded.filter(({ row }) => row.kind !== "api");
const ofApi = guarded.filter(({ row }) => row.kind === "api");

test.each(ofPages.flatMap((entry) => Object.keys(sessionStrangers).map((who) => ({ ...entry, who }))))(
  "$name is closed to $who",
  async ({ who, ...entry }) => {
    const request = validRequest(entry, world.home.user, ofSession[who]);
    const answer = await refused(entry, request);
    if (entry.row.kind !== "page") return expectProblem(answer, 401);
    const redirectTo = encodeURIComponent(new URL(request.url).pathname);
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/login?redirectTo=${redirectTo}`]);
  },
);

test.each(ofPages.filter(({ row }) => row.kind === "button"))(
  "$name leads a browser without a session to the login",
  async (entry) => {
    const answer = await refused(
      entry,
      validRequest(entry, world.home.user, { headers: { Accept: "text/html" } }),
    );
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toMatch(/^\/login\?redirectTo=%2F(messages|inbox|settings)/);
  },
);

test.each(ofApi.flatMap((entry) => Object.keys(tokenStrangers).map((who) => ({ ...entry, who }))))(
  "$name is closed to $who",
  async ({ who, ...entry }) => {
    const answer = await refused(entry, validRequest(entry, world.home.agent, ofToken[who]));
    expectProblem(answer, 401);
    expect(answer.headers.get("WWW-Authenticate")).toMatch(/^Bearer /);
  },
);

test.each(ofApi.filter(({ call }) => call.scope))("$name asks a token for $call.scope", async (entry) => {
  const headers = { Authorization: `Bearer ${narrowTokens.get(entry.call.scope ?? "")}` };
  expectProblem(await refused(entry, validRequest(entry, world.home.admin, { headers })), 403);
});

const wrongRoles = guarded.flatMap((entry) =>
  (["user", "agent", "admin"] as const)
    .filter((who) => !rightPeople[entry.row.who].includes(who))
    .map((who) => ({ ...entry, who })),
);

test.each(wrongRoles)("$name is forbidden to a $who", async ({ who, ...entry }) => {
  const credentials = credentialsOf(entry, world.home[who]);
  const answer = await refused(entry, validRequest(entry, world.home.user, credentials));
  if (entry.row.kind === "page") expect(answer.status).toBe(403);
  else expectProblem(answer, 403);
});

const owned = guarded.flatMap((entry) => {
  const param = /:(\w+)/.exec(entry.pattern)?.[1];
  return param === undefined ? [] : rightPeople[entry.row.who].map((who) => ({ ...entry, param, who }));
});

test.each(owned)(
  "$name tells a $who no difference between an id of others and one that does not exist",
  async ({ param, who, ...entry }) => {
    const person = world.home[who];
    const ask = (id: string) =>
      refused(entry, validRequest(entry, person, credentialsOf(entry, person), { [param]: id }));
    const absent = await ask(badIds["absent"] ?? "");
    expect(absent.status).toBe(404);
    const others = foreignIds(world, person, param);
    expect(others).not.toEqual([]);
    for (const id of [...others, ...Object.values(badIds)]) expect(await ask(id), id).toEqual(absent);
  },
);

const untaken = entries
  .filter(({ row, pattern }) => row.who !== "anyone" || pattern === "/logout")
  .flatMap((entry) => ["GET", "POST", "PUT", "PATCH", "DELETE"].map((verb) => ({ ...entry, verb })))
  .filter(
    ({ row, verb }) =>
      !(verb === "GET" && row.get) && !(verb === "POST" && row.post) && !(verb === "PATCH" && row.patch),
  )
  .filter(({ pattern, verb }) => routeModules.get(pattern)?.[verb === "GET" ? "loader" : "action"]);

test.each(untaken)("$pattern takes no $verb, and says what it takes", async ({ verb, ...entry }) => {
  const person = world.home[rightPeople[entry.row.who][0] ?? "user"];
  const { headers } = credentialsOf(entry, person);
  const answer = await refused(
    entry,
    requestTo(pathOf(entry, person), { method: verb, ...(headers && { headers }) }),
  );
  expect(answer.status).toBe(405);
  const taken = [
    ...(entry.row.get ? ["GET", "HEAD"] : []),
    ...(entry.row.post ? ["POST"] : []),
    ...(entry.row.patch ? ["PATCH"] : []),
  ];
  expect(answer.headers.get("Allow")).toBe(taken.join(", "));
});

/** Asks, and looks that nothing was told of anybody. */
async function refused(entry: Entry, request: Request): Promise<Answer> {
  const answer = await callRoute(entry.pattern, request);
  const told = `${answer.body} ${JSON.stringify([...answer.headers])}`;
  for (const { canary } of Object.values(world)) expect(told).not.toContain(canary);
  return answer;
}

function expectProblem({ status, headers, body }: Answer, expected: number): void {
  expect(status).toBe(expected);
  expect(headers.get("Content-Type")).toBe("application/problem+json");
  expect(JSON.parse(body)).toEqual({
    type: expect.stringMatching(/^\/developers#problem-/) as string,
    title: expect.any(String) as string,
    detail: expect.any(String) as string,
    status: expected,
  });
}
