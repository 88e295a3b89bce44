import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { DomainError } from "~/errors";
import { apiAction, apiCall, apiLoader } from "~/http/api-route.server";
import { buttonAction } from "~/http/button-route.server";
import { pageLoader } from "~/http/page-route.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { resourceAction, resourceLoader } from "~/http/resource-route.server";
import { messageBody, seqText } from "~/http/text-fields";
import { memberHeader } from "~/identity/member-header";
import { openPage } from "~/identity/page-session.server";
import { contextFor, cookieFrom, makeAccount, makeToken, requestTo } from "../support/accounts";
import { useDatabase } from "../support/database";

useDatabase();

const call = (
  route: (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<Response> | Response,
  request: Request,
  context = contextFor(),
) => Promise.resolve(route({ request, params: { id: "1" }, context }));

const statusAndBody = async (answer: Promise<Response>) => {
  const response = await answer;
  const text = await response.text();
  return [response.status, text && (JSON.parse(text) as unknown)];
};

const Query = z.object({ before: seqText.optional() });
const Send = z.object({ body: messageBody });

const apiRead = apiLoader({ scope: "messages:read", query: Query, also: ["POST"] }, ({ actor, query }) =>
  Promise.resolve({ memberId: actor.memberId, ...query }),
);
const apiWrite = apiAction({
  POST: apiCall({ scope: "messages:write", body: Send }, ({ body }) => Response.json(body, { status: 201 })),
  DELETE: apiCall({ scope: "messages:write" }, () => undefined),
});

async function bearer(...scopes: Parameters<typeof makeToken>[1]) {
  const account = await makeAccount("agent");
  return { account, headers: { Authorization: `Bearer ${await makeToken(account, scopes)}` } };
}

test("a route of the API answers by token, scope, query and body", async () => {
  const { account, headers } = await bearer("messages:read", "messages:write");
  const read = await call(apiRead, requestTo("/api/v1/x?before=7", { headers }));
  expect(read.headers.get("Cache-Control")).toBe("no-store");
  expect(await read.json()).toEqual({ memberId: account.memberId, before: 7 });
  expect(
    await statusAndBody(call(apiWrite, requestTo("/api/v1/x", { headers, json: { body: "Hi" } }))),
  ).toEqual([201, { body: "Hi" }]);
  expect(await statusAndBody(call(apiWrite, requestTo("/api/v1/x", { headers, method: "DELETE" })))).toEqual([
    204,
    "",
  ]);
});

test("a route of the API refuses in problem+json: 400, 401, 403, 405, 415, 422", async () => {
  const { account, headers } = await bearer("messages:read");
  const status = async (route: typeof apiRead, request: Request) => {
    const response = await call(route, request);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    return response.status;
  };
  expect(await status(apiRead, requestTo("/api/v1/x?before=-1", { headers }))).toBe(400);
  expect(await status(apiRead, requestTo("/api/v1/x", { as: account }))).toBe(401);
  expect(await status(apiWrite, requestTo("/api/v1/x", { headers, json: { body: "Hi" } }))).toBe(403);
  const writer = await bearer("messages:write");
  const post = { headers: writer.headers, method: "POST" };
  expect(await status(apiWrite, requestTo("/api/v1/x", { ...post, body: "Hi" }))).toBe(415);
  expect(await status(apiWrite, requestTo("/api/v1/x", { ...post, json: { body: "Hi", seq: 1 } }))).toBe(422);
  const put = await call(apiWrite, requestTo("/api/v1/x", { ...post, method: "PUT" }));
  expect([put.status, put.headers.get("Allow")]).toEqual([405, "GET, HEAD, POST, DELETE"]);
  const options = await call(apiRead, requestTo("/api/v1/x", { headers, method: "OPTIONS" }));
  expect([options.status, options.headers.get("Allow")]).toEqual([405, "GET, HEAD, POST"]);
});

const resourceRead = resourceLoader({ who: "user", query: Query }, ({ query }) => query);
const resourceWrite = resourceAction({ who: "user", json: Send }, ({ body }) => body);
const resourceForm = resourceAction(
  { who: "member", form: z.object({ typing: z.enum(["true", "false"]) }) },
  () => {},
);

test("a resource route serves a member's scripts, and refuses in problem+json", async () => {
  const [user, agent] = [await makeAccount("user"), await makeAccount("agent")];
  expect(await statusAndBody(call(resourceRead, requestTo("/x?before=3", { as: user })))).toEqual([
    200,
    { before: 3 },
  ]);
  expect(
    await statusAndBody(call(resourceWrite, requestTo("/x", { as: user, json: { body: "Hi" } }))),
  ).toEqual([200, { body: "Hi" }]);
  expect(
    await statusAndBody(call(resourceForm, requestTo("/x", { as: agent, form: { typing: "true" } }))),
  ).toEqual([204, ""]);
  const status = async (route: typeof resourceWrite, request: Request, formTokenRequired = false) =>
    (await call(route, request, contextFor({ formTokenRequired }))).status;
  expect(await status(resourceRead, requestTo("/x"))).toBe(401);
  expect(await status(resourceRead, requestTo("/x", { as: agent }))).toBe(403);
  expect(await status(resourceRead, requestTo("/x?before=x", { as: user }))).toBe(400);
  expect(await status(resourceWrite, requestTo("/x", { as: user, method: "DELETE" }))).toBe(405);
  expect(await status(resourceWrite, requestTo("/x", { as: user, json: {} }))).toBe(422);
  expect(await status(resourceWrite, requestTo("/x", { as: user, json: { body: "Hi" } }), true)).toBe(403);
  expect(await status(resourceForm, requestTo("/x", { as: user, form: { typing: "maybe" } }))).toBe(422);
  expect(await status(resourceForm, requestTo("/x", { as: user, form: { typing: "true" } }), true)).toBe(403);
});

test("a script of one member's page is a stranger to another's session", async () => {
  const [user, other] = [await makeAccount("user"), await makeAccount("user")];
  const status = async (memberId: string) => {
    const headers = { [memberHeader]: memberId };
    const asked = requestTo("/x", { as: user, headers, json: { body: "Hi" } });
    return (await call(resourceWrite, asked)).status;
  };
  expect([await status(user.memberId), await status(other.memberId)]).toEqual([200, 401]);
});

const pressed = vi.fn<(seq: number) => void>();
const button = buttonAction(
  { who: "user", form: z.object({ seq: seqText }), back: "/messages" },
  ({ values: { seq } }) => {
    if (seq === 0) throw new DomainError("conflict");
    if (seq === 1) throw new DomainError("not-found");
    pressed(seq);
    return Promise.resolve({ kind: "done", text: "Asked." });
  },
);

const html = { Accept: "text/html,*/*" };

test("a button leads back to its page, which says how it went", async () => {
  const as = await makeAccount("user");
  const headers = { ...html, Referer: "http://localhost:3000/messages?before=9" };
  const outcome = async (seq: string) => {
    const response = await call(button, requestTo("/messages/handoff", { as, headers, form: { seq } }));
    const { notice } = await openPage(
      requestTo("/messages", { as: { cookie: cookieFrom(response.headers) } }),
    );
    return [response.status, response.headers.get("Location"), notice?.text];
  };
  expect(await outcome("7")).toEqual([303, "/messages?before=9", "Asked."]);
  expect(await outcome("0")).toEqual([303, "/messages?before=9", "Something else changed in the meantime."]);
  expect(await outcome("-1")).toEqual([303, "/messages?before=9", "Some fields need another value."]);
});

test.each([
  "https://evil.test/messages",
  "http://localhost:3000//evil.test",
  "http://localhost:1/",
  "javascript:1",
  "x",
])("a button never leads to where the Referer «%s» points", async (Referer) => {
  const as = await makeAccount("user");
  const response = await call(
    button,
    requestTo("/x", { as, headers: { ...html, Referer }, form: { seq: "7" } }),
  );
  expect(response.headers.get("Location")).toBe("/messages");
});

test("a button keeps the status of what is not its reader's, and sends strangers to the login", async () => {
  const [user, agent] = [await makeAccount("user"), await makeAccount("agent")];
  const press = async (as: typeof user | undefined, seq: string, headers: Record<string, string> = html) =>
    call(button, requestTo("/messages/handoff", { as, headers, form: { seq } }));
  pressed.mockClear();
  expect((await press(user, "1")).status).toBe(404);
  expect((await press(agent, "7")).status).toBe(403);
  const stranger = await press(undefined, "7");
  expect([stranger.status, stranger.headers.get("Location")]).toEqual([302, "/login?redirectTo=%2Fmessages"]);
  expect((await press(undefined, "7", {})).status).toBe(401);
  expect((await call(button, requestTo("/x", { as: user, method: "PUT", headers: html }))).status).toBe(405);
  const context = contextFor({ formTokenRequired: true });
  const request = requestTo("/x", { as: user, headers: html, form: { seq: "7" } });
  expect((await call(button, request, context)).status).toBe(403);
  expect(pressed).not.toHaveBeenCalled();
});

test("a button pressed by a script answers 204 or problem+json", async () => {
  const as = await makeAccount("user");
  const headers = { Accept: "application/json" };
  expect((await call(button, requestTo("/x", { as, headers, form: { seq: "7" } }))).status).toBe(204);
  const refused = await call(button, requestTo("/x", { as, headers, form: { seq: "0" } }));
  expect([refused.status, refused.headers.get("Content-Type")]).toEqual([409, "application/problem+json"]);
});

test("a page's loader gives the boundary what the domain refuses", async () => {
  const as = await makeAccount("user");
  const load = pageLoader({ who: "user", query: Query }, ({ actor, query, params }) => {
    if (query.before === 404) throw new DomainError("not-found");
    return Promise.resolve({ name: actor.name, before: query.before, id: params.id });
  });
  const page = (path: string) =>
    load({ request: requestTo(path, { as }), params: { id: "1" }, context: contextFor() });
  expect(await page("/messages?before=7")).toEqual({ name: as.name, before: 7, id: "1" });
  await expect(page("/messages?before=404")).rejects.toMatchObject({ init: { status: 404 } });
  await expect(page("/messages?before=0x1")).rejects.toMatchObject({ init: { status: 400 } });
});

test("a method a route has no side for is told what the route takes", async () => {
  const response = await call(refuseMethod("POST"), requestTo("/messages/send"));
  expect([response.status, response.headers.get("Allow")]).toEqual([405, "POST"]);
});
