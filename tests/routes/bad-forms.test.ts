import { beforeAll, expect, test, vi } from "vitest";
import { db } from "~/database/client.server";
import type { FormProblem } from "~/http/parse-form.server";
import { formTokenFor } from "~/identity/form-token.server";
import { contextFor, requestTo } from "../support/accounts";
import {
  brokenUtf8Forms,
  forbiddenFields,
  foreignTargets,
  invisibleTexts,
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

type Pairs = [string, string][];

const forms = entries.filter(({ call }) => call.form && !call.once);
const fields = forms.flatMap((entry) => fieldsOf(entry).map((field) => ({ ...entry, field })));
const written = fields.filter(({ call, field }) => call.written?.includes(field));
const messages = written.filter(
  ({ field, ...entry }) => field === "body" && fieldsOf(entry).includes("clientId"),
);
const urlencoded = "application/x-www-form-urlencoded";

test.each(fields)(
  "$name refuses in $field what cannot be stored, and keeps the rest",
  async ({ field, ...entry }) => {
    // A form cannot carry half of a surrogate pair: a browser sends U+FFFD, and the bytes of one are no UTF-8.
    for (const [name, text] of Object.entries(unstorableTexts).filter(([, each]) => each.isWellFormed())) {
      const form: Record<string, string> = { ...sampleOf(entry), [field]: text };
      const answer = await submit(entry, Object.entries(form));
      expectRefused(entry, answer, name);
      if (entry.row.kind !== "page") continue;
      const { values, errors } = problemOf(answer);
      expect(errors[field]).toBe("This holds characters that cannot be stored.");
      for (const [other, typed] of Object.entries(form))
        if (other !== field && other !== "password") expect([values[other]].flat(), name).toEqual([typed]);
    }
  },
);

test.each(fields)("$name takes no bytes in $field that are not UTF-8", async ({ field, ...entry }) => {
  for (const [name, body] of Object.entries(brokenUtf8Forms(field)))
    expect((await post(entry, urlencoded, body)).status, name).toBe(400);
});

test.each(fields)("$name never breaks on any text in $field", async ({ field, ...entry }) => {
  const texts = { ...invisibleTexts, ...oversizedTexts, ...strangeTexts, ...foreignTargets };
  for (const [name, text] of Object.entries(texts)) {
    const { status } = await submit(entry, Object.entries({ ...sampleOf(entry), [field]: text }));
    expect([entry.call.status, refusalOf(entry), 413, 401], name).toContain(status);
  }
});

test.each(written)("$name wants something visible in $field", async ({ field, ...entry }) => {
  for (const [name, text] of Object.entries(invisibleTexts)) {
    const answer = await submit(entry, Object.entries({ ...sampleOf(entry), [field]: text }));
    expectRefused(entry, answer, name);
    if (name !== "control characters") expect(problemOf(answer).values[field], name).toBe(text);
  }
});

test.each(written)(
  "$name has a limit for $field, and keeps all that was typed",
  async ({ field, ...entry }) => {
    for (const [name, text] of Object.entries(oversizedTexts)) {
      if (text.length < 11_000 && entry.call.longer?.includes(field)) continue;
      const answer = await submit(entry, Object.entries({ ...sampleOf(entry), [field]: text }));
      if (String(new URLSearchParams({ text })).length > 1_048_576) expect(answer.status, name).toBe(413);
      else {
        expectRefused(entry, answer, name);
        expect(problemOf(answer).values[field] === text, `${name} is kept`).toBe(true);
      }
    }
  },
);

test.each(messages)("$name stores strange text as it was written", async ({ field, ...entry }) => {
  for (const [name, text] of Object.entries(strangeTexts)) {
    const form = { ...sampleOf(entry), [field]: text };
    expect((await submit(entry, Object.entries(form))).status, name).toBe(303);
    const { body } = await db.message.findFirstOrThrow({ where: { clientId: form["clientId"] ?? "" } });
    expect(body, name).toBe(text.replace(/\r\n?/g, "\n"));
  }
});

test.each(fields.filter(({ field }) => field !== "scope"))(
  "$name takes $field once",
  async ({ field, ...entry }) => {
    const form = sampleOf(entry);
    expectRefused(entry, await submit(entry, [...Object.entries(form), [field, form[field] ?? ""]]), field);
  },
);

test.each(fields)("$name reads nothing but $field as $field", async ({ field, ...entry }) => {
  const { [field]: value = "", ...rest } = sampleOf(entry);
  const without = await submit(entry, Object.entries(rest));
  for (const spelling of [`${field}[]`, `${field}[0]`, `${field}[$ne]`, `${field}.toString`, ` ${field}`])
    expect((await submit(entry, [...Object.entries(rest), [spelling, value]])).status, spelling).toBe(
      without.status,
    );
});

test.each(forms.filter((entry) => fieldsOf(entry).length > 0))(
  "$name obeys no field that it lacks",
  async (entry) => {
    const form = sampleOf(entry);
    const extra = Object.entries(forbiddenFields).filter(([name]) => !(name in form));
    const pairs = [
      ...Object.entries(form),
      ...extra.map(([name, value]): [string, string] => [name, String(value)]),
    ];
    expect((await submit(entry, pairs)).status).toBe(entry.call.status);
    if (form["clientId"] === undefined) return;
    const person = ownerOf(entry);
    const stored = await db.message.findFirstOrThrow({ where: { clientId: form["clientId"] } });
    expect(stored).toMatchObject({
      senderId: person.memberId,
      organizationId: person.organizationId,
      senderType: person.role,
      state: "complete",
    });
    for (const name of ["id", "seq", "rev", "createdAt"] as const)
      expect(String(stored[name])).not.toBe(String(forbiddenFields[name]));
  },
);

test.each(forms)("$name reads forms, and no other type of body", async (entry) => {
  for (const type of ["text/plain", "application/json", "application/octet-stream", "text/html"])
    expect((await post(entry, type, "body=x")).status, type).toBe(415);
  for (const type of ["multipart/form-data", "multipart/form-data; boundary=x"])
    expect((await post(entry, type, "body=x")).status, type).toBe(400);
});

test.each(forms)("$name takes no body over 1 MiB", async (entry) => {
  for (const type of [urlencoded, "multipart/form-data; boundary=x", "text/plain"])
    expect((await post(entry, type, oversizedBody())).status, type).toBe(413);
});

test.each(forms)("$name asks who does not say where the form stood for its token", async (entry) => {
  const [person, other] = [ownerOf(entry), world.home.admin];
  const context = () => contextFor({ formTokenRequired: true });
  const tokenOf = (someone: Person) => formTokenFor(requestTo("/", { as: someone })) ?? "";
  const form = Object.entries(sampleOf(entry));
  for (const pairs of [form, [...form, ["formToken", ""]], [...form, ["formToken", "x.y"]]] as Pairs[])
    expect((await submit(entry, pairs, context())).status).toBe(403);
  if (other !== person)
    expect((await submit(entry, [...form, ["formToken", tokenOf(other)]], context())).status).toBe(403);
  const answer = await submit(entry, [...form, ["formToken", tokenOf(person)]], context());
  expect(answer.status).toBe(entry.call.status);
});

test("a login leads to no other site, however it is spelled", async () => {
  const login = forms.find(({ pattern }) => pattern === "/login");
  if (!login) throw new Error("There is no login");
  for (const [name, redirectTo] of Object.entries(foreignTargets)) {
    const answer = await submit(login, Object.entries({ ...sampleOf(login), redirectTo }));
    const to = answer.headers.get("Location");
    // A NUL or half of a pair is refused as it is in every field.
    if (name === "a NUL first") expect(answer.status).toBe(400);
    else expect([answer.status, to], name).toEqual([303, "/messages"]);
  }
});

function fieldsOf({ call }: Entry): string[] {
  return Object.keys(call.form?.({ email: "" }) ?? {});
}

function ownerOf({ row }: Entry): Person {
  return world.home[rightPeople[row.who][0] ?? "user"];
}

function sampleOf(entry: Entry): Record<string, string> {
  return entry.call.form?.(ownerOf(entry)) ?? {};
}

/** How an entry refuses what was typed. */
function refusalOf({ row }: Entry): number {
  return row.kind === "page" ? 400 : 422;
}

function submit(entry: Entry, pairs: Pairs, context = contextFor()): Promise<Answer> {
  return post(entry, urlencoded, String(new URLSearchParams(pairs)), context);
}

function post(entry: Entry, type: string, body: BodyInit, context = contextFor()): Promise<Answer> {
  const person = ownerOf(entry);
  const headers = { ...credentialsOf(entry, person).headers, "Content-Type": type };
  return callRoute(
    entry.pattern,
    requestTo(pathOf(entry, person), { method: "POST", headers, body }),
    context,
  );
}

function expectRefused(entry: Entry, { status }: Answer, name: string): void {
  expect(status, name).toBe(refusalOf(entry));
}

function problemOf({ body }: Answer): FormProblem {
  return (JSON.parse(body) as { problem: FormProblem }).problem;
}
