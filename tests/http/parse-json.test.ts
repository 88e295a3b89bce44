import { expect, test } from "vitest";
import { z } from "zod";
import { parseJson } from "~/http/parse-json.server";
import { parseQuery } from "~/http/parse-query";
import { clientId, messageBody, searchText, seqText, wholeNumber } from "~/http/text-fields";
import { contextFor, requestTo } from "../support/accounts";
import { badCursors, badJson, forbiddenFields, nonScalars, oversizedBody } from "../support/bad-input";

const Send = z.object({ body: messageBody, clientId, nested: z.object({ "a/b": z.string() }).optional() });

const parse = (request: Request, context = contextFor()) => parseJson(request, context, Send);
const json = { "Content-Type": "application/json" };

test("a JSON body gives the schema's values", async () => {
  const body = { body: "Hello", clientId: "c-1" };
  expect(await parse(requestTo("/messages/send", { json: body }))).toEqual(body);
  const headers = { "Content-Type": "Application/JSON; charset=utf-8" };
  const init = { method: "POST", body: JSON.stringify(body), headers };
  expect(await parse(requestTo("/messages/send", init))).toEqual(body);
});

test.each(Object.entries(badJson))("a body that is %s is malformed or invalid", async (_name, body) => {
  const request = requestTo("/messages/send", { method: "POST", body, headers: json });
  await expect(parse(request)).rejects.toMatchObject({
    code: expect.stringMatching(/^(malformed|invalid)$/) as string,
  });
});

test("bytes that are no UTF-8 are malformed", async () => {
  const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
  const request = requestTo("/messages/send", { method: "POST", body, headers: json });
  await expect(parse(request)).rejects.toMatchObject({ code: "malformed" });
});

test.each(Object.entries(nonScalars))(
  "%s where a text belongs is invalid at its pointer",
  async (_name, value) => {
    const request = requestTo("/messages/send", { json: { body: value, clientId: "c-1" } });
    await expect(parse(request)).rejects.toMatchObject({
      code: "invalid",
      fields: [{ pointer: "/body", detail: "This is not the type of value that belongs here." }],
    });
  },
);

test.each(Object.entries(forbiddenFields))("an extra field %s is refused by name", async (name, value) => {
  const request = requestTo("/messages/send", { json: { body: "x", clientId: "c-1", [name]: value } });
  await expect(parse(request)).rejects.toMatchObject({
    code: "invalid",
    fields: [{ pointer: `/${name}`, detail: "There is no such field." }],
  });
});

test("every refused field is named by a JSON pointer", async () => {
  const request = requestTo("/messages/send", { json: { clientId: "no spaces", nested: { "a/b": 1 } } });
  await expect(parse(request)).rejects.toMatchObject({
    fields: [
      { pointer: "/body", detail: "This field is needed." },
      { pointer: "/clientId", detail: "This does not have the right form." },
      { pointer: "/nested/a~1b", detail: "This is not the type of value that belongs here." },
    ],
  });
});

test.each([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/json",
  "",
])("the type «%s» is not JSON", async (type) => {
  const init = { method: "POST", body: '{"body":"x","clientId":"c"}', headers: { "Content-Type": type } };
  await expect(parse(requestTo("/messages/send", init))).rejects.toMatchObject({
    code: "unsupported-media-type",
  });
});

test("more than 1 MiB is too large", async () => {
  const request = requestTo("/messages/send", { method: "POST", body: oversizedBody(), headers: json });
  await expect(parse(request)).rejects.toMatchObject({ code: "too-large" });
});

test("a request that names neither site nor origin is forbidden", async () => {
  const request = requestTo("/messages/send", { json: { body: "x", clientId: "c" } });
  await expect(parse(request, contextFor({ formTokenRequired: true }))).rejects.toMatchObject({
    code: "forbidden",
  });
});

const Page = z.object({
  before: seqText.optional(),
  limit: wholeNumber(1, 100).default(30),
  q: searchText.optional(),
  sender: z.array(z.enum(["user", "agent"])).default([]),
});

const query = (search: string) => parseQuery(requestTo(`/messages?${search}`), Page);

test("a query gives the schema's values and drops the rest", () => {
  expect(query("before=7&sender=user&sender=agent&q=%20tent%20&utm=1")).toEqual({
    before: 7,
    limit: 30,
    q: "tent",
    sender: ["user", "agent"],
  });
});

test.each(Object.entries(badCursors))("a cursor that is %s is malformed", (_name, cursor) => {
  expect(() => query(`before=${encodeURIComponent(cursor)}`)).toThrow(
    expect.objectContaining({ code: "malformed", fields: [expect.objectContaining({ pointer: "/before" })] }),
  );
});

test.each(["before=1&before=2", "limit=0", "limit=101", "sender=system", "q=%00", `q=${"a".repeat(201)}`])(
  "the query %s is malformed",
  (search) => {
    expect(() => query(search)).toThrow(expect.objectContaining({ code: "malformed" }));
  },
);
