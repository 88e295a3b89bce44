import { beforeAll, expect, test, vi } from "vitest";
import { db } from "~/database/client.server";
import { contextFor, requestTo } from "../support/accounts";
import {
  badJson,
  forbiddenFields,
  invisibleTexts,
  nonScalars,
  oversizedBody,
  oversizedTexts,
  strangeTexts,
  unstorableTexts,
} from "../support/bad-input";
import { useDatabase } from "../support/database";
import { callRoute, type Answer } from "../support/route-call";
import { credentialsOf, pathOf } from "../support/route-request";
import { entries, rightPeople, type Entry } from "../support/route-table";
import { makeWorld, type Person, type World } from "../support/route-world";

vi.hoisted(() => (process.env.RATE_LIMIT_SCALE = "100000"));

useDatabase();

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const takers = entries.filter(({ call }) => call.json);
const fields = takers.flatMap((entry) =>
  Object.keys(entry.call.json?.() ?? {}).map((field) => ({ ...entry, field })),
);
const written = fields.filter(({ call, field }) => call.written?.includes(field));

test.each(takers)("$name takes what is JSON, and nothing else", async (entry) => {
  const body = JSON.stringify(entry.call.json?.());
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "",
  ])
    expectProblem(await post(entry, body, { type }), 415);
  for (const [name, text] of Object.entries(badJson)) {
    const answer = await post(entry, text);
    expect([400, 422], name).toContain(answer.status);
    expectProblem(answer, answer.status);
  }
  expectProblem(await post(entry, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])), 400);
});

test.each(takers)("$name takes no body over 1 MiB", async (entry) => {
  expectProblem(await post(entry, oversizedBody()), 413);
});

test.each(takers)("$name refuses each field it does not have, by its name", async (entry) => {
  const known = [...(entry.call.ignored ?? []), ...Object.keys(entry.call.json?.() ?? {})];
  for (const [name, value] of Object.entries(forbiddenFields).filter(([field]) => !known.includes(field))) {
    const answer = await send(entry, { [name]: value });
    expectProblem(answer, 422);
    expect(pointersOf(answer)).toEqual([`/${name}`]);
  }
});

test.each(takers.filter(({ call }) => call.ignored))(
  "$name reads nothing of what it ignores",
  async (entry) => {
    for (const field of entry.call.ignored ?? [])
      for (const [name, value] of Object.entries({ ...nonScalars, ...forbiddenFields }))
        expect((await send(entry, { [field]: value })).status, `${field}: ${name}`).toBe(entry.call.status);
  },
);

test.each(fields)("$name takes in $field nothing of another type", async ({ field, ...entry }) => {
  const sample = entry.call.json?.()[field];
  for (const [name, value] of Object.entries(nonScalars).filter(
    ([, value]) => typeof value !== typeof sample || value === null,
  )) {
    const answer = await send(entry, { [field]: value });
    expectProblem(answer, 422, name);
    expect(pointersOf(answer)).toEqual([expect.stringMatching(`^/${field}`)]);
  }
});

test.each(fields)("$name takes in $field nothing that cannot be stored", async ({ field, ...entry }) => {
  for (const [name, text] of Object.entries(unstorableTexts))
    for (const value of [text, { text }, [text]])
      expect([400, 422], name).toContain((await send(entry, { [field]: value })).status);
});

test.each(written)(
  "$name wants in $field something visible, within its limit",
  async ({ field, ...entry }) => {
    for (const [name, text] of Object.entries({ ...invisibleTexts, ...oversizedTexts })) {
      const answer = await send(entry, { [field]: text });
      expectProblem(answer, 422, name);
      expect(pointersOf(answer)).toEqual([`/${field}`]);
    }
  },
);

test.each(written)(
  "$name stores strange text as it was written, and says so",
  async ({ field, ...entry }) => {
    for (const [name, text] of Object.entries(strangeTexts)) {
      const answer = await send(entry, { [field]: text });
      expect(answer.status, name).toBe(201);
      const message = JSON.parse(answer.body) as { id: string; body: string };
      const { body } = await db.message.findUniqueOrThrow({ where: { id: message.id } });
      expect([message.body, body], name).toEqual(Array(2).fill(text.replace(/\r\n?/g, "\n")));
    }
  },
);

test.each(takers)("$name never breaks on any text in any field", async (entry) => {
  const sample = entry.call.json?.() ?? {};
  for (const field of Object.keys(sample).filter((name) => !entry.call.written?.includes(name)))
    for (const [name, text] of Object.entries({ ...invisibleTexts, ...oversizedTexts, ...strangeTexts }))
      expect((await send(entry, { [field]: text })).status, `${field}: ${name}`).toBe(422);
});

test.each(takers.filter(({ row }) => row.kind !== "api"))(
  "$name is closed to what does not say which site it comes from",
  async (entry) => {
    const context = contextFor({ formTokenRequired: true });
    expectProblem(await post(entry, JSON.stringify(entry.call.json?.()), { context }), 403);
  },
);

const badParts: Record<string, unknown> = {
  "another role": { id: "a", role: "assistant", parts: [{ type: "text", text: "x" }] },
  system: { id: "a", role: "system", parts: [{ type: "text", text: "x" }] },
  "no parts": { id: "a", role: "user", parts: [] },
  "too many parts": { id: "a", role: "user", parts: Array(51).fill({ type: "text", text: "x" }) },
  "a file": { id: "a", role: "user", parts: [{ type: "file", mediaType: "text/plain", url: "data:,x" }] },
  "a tool's result": { id: "a", role: "user", parts: [{ type: "tool-search", state: "output-available" }] },
  "no id": { role: "user", parts: [{ type: "text", text: "x" }] },
  "a bad id": { id: "a b", role: "user", parts: [{ type: "text", text: "x" }] },
  "invisible words": { id: "a", role: "user", parts: [{ type: "text", text: "\u200b" }] },
  "too many words": { id: "a", role: "user", parts: [{ type: "text", text: "w".repeat(10_001) }] },
  "a part that is no part": { id: "a", role: "user", parts: ["x"] },
};

test.each(Object.entries(badParts))(
  "the assistant is not asked by a message with %s",
  async (_name, message) => {
    const entry = takers.find(({ pattern }) => pattern === "/messages/assistant");
    if (!entry) throw new Error("There is no assistant");
    for (const body of [
      { message },
      { messages: [{ id: "b", role: "user", parts: [{ type: "text", text: "y" }] }, message] },
    ])
      expectProblem(await post(entry, JSON.stringify(body)), 422);
  },
);

function ownerOf({ row }: Entry): Person {
  return world.home[rightPeople[row.who][0] ?? "user"];
}

function send(entry: Entry, changes: Record<string, unknown>): Promise<Answer> {
  return post(entry, JSON.stringify({ ...entry.call.json?.(), ...changes }));
}

function post(
  entry: Entry,
  body: BodyInit,
  { type = "application/json", context = contextFor() } = {},
): Promise<Answer> {
  const person = ownerOf(entry);
  const headers = { ...credentialsOf(entry, person).headers, "Content-Type": type };
  return callRoute(
    entry.pattern,
    requestTo(pathOf(entry, person), { method: entry.method, headers, body }),
    context,
  );
}

type Problem = { errors?: { pointer: string; detail: string }[] };

function expectProblem({ status, headers, body }: Answer, expected: number, name?: string): void {
  expect(status, name).toBe(expected);
  expect(headers.get("Content-Type")).toBe("application/problem+json");
  const { errors = [], ...problem } = JSON.parse(body) as Problem;
  expect(problem).toEqual({
    type: expect.stringMatching(/^\/developers#problem-/) as string,
    title: expect.any(String) as string,
    detail: expect.any(String) as string,
    status: expected,
  });
  for (const error of errors) expect(error.detail).toMatch(/\.$/);
}

function pointersOf({ body }: Answer): string[] {
  return (JSON.parse(body) as Problem).errors?.map(({ pointer }) => pointer) ?? [];
}
