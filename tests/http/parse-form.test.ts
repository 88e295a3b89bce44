import { expect, test } from "vitest";
import { z } from "zod";
import { parseForm } from "~/http/parse-form.server";
import { pageProblem } from "~/http/problem.server";
import { messageBody } from "~/http/text-fields";
import { formTokenFor } from "~/identity/form-token.server";
import { DomainError } from "~/errors";
import { contextFor, requestTo } from "../support/accounts";
import { brokenUtf8Forms, forbiddenFields, oversizedBody, unstorableTexts } from "../support/bad-input";

const Form = z.object({
  body: messageBody,
  kind: z.enum(["reply", "note"]).default("reply"),
  label: z.array(z.string().max(5)).default([]),
  password: z.string().optional(),
});

const parse = (request: Request, context = contextFor()) => parseForm(request, context, Form);
const typed = "application/x-www-form-urlencoded";

async function refusal(request: Request, context = contextFor()) {
  const form = await parse(request, context);
  if (form.ok) throw new Error("The form was taken");
  const { data, init } = form.reply();
  return { ...data.problem, status: init?.status };
}

test("a form gives the schema's values, lists among them, and nothing else", async () => {
  const form = await parse(
    requestTo("/messages", {
      form: [
        ["body", "Hello\r\nthere"],
        ["label", "a"],
        ["label", "b"],
        ["unknown", "x"],
      ],
    }),
  );
  expect(form).toMatchObject({
    ok: true,
    values: { body: "Hello\nthere", kind: "reply", label: ["a", "b"] },
  });
  expect(form.ok && Object.keys(form.values).sort()).toEqual(["body", "kind", "label"]);
});

test("a multipart form without files is read the same", async () => {
  const body = new FormData();
  body.set("body", "Grüße 👋");
  expect(await parse(requestTo("/messages", { method: "POST", body }))).toMatchObject({
    ok: true,
    values: { body: "Grüße 👋" },
  });
});

test("a file is refused at its field", async () => {
  const body = new FormData();
  body.set("body", new Blob(["x"]), "x.txt");
  const { errors } = await refusal(requestTo("/messages", { method: "POST", body }));
  expect(errors.body).toBe("Files are not taken here.");
});

test("what was typed comes back with a sentence at each field, never a password", async () => {
  const reply = await refusal(
    requestTo("/messages", { form: { body: " ", kind: "shout", label: "too long", password: "secret" } }),
  );
  expect(reply).toEqual({
    status: 400,
    code: "invalid",
    message: null,
    values: { body: " ", kind: "shout", label: ["too long"] },
    errors: {
      body: "Write something here.",
      kind: "Choose one of: reply, note.",
      label: "At most 5 characters.",
    },
  });
});

test("a field that is not there is asked for", async () => {
  expect((await refusal(requestTo("/messages", { form: {} }))).errors).toEqual({
    body: "This field is needed.",
  });
});

test("a single field given twice is refused", async () => {
  const form: [string, string][] = [
    ["body", "one"],
    ["body", "two"],
  ];
  expect((await refusal(requestTo("/messages", { form }))).errors.body).toBe("Give this field once.");
});

test.each(Object.keys(forbiddenFields))("an extra field %s is not obeyed", async (name) => {
  const form = await parse(requestTo("/messages", { form: { body: "x", [name]: "admin" } }));
  expect(form.ok && name in form.values).toBe(false);
});

test.each(["body[]", "body[$ne]", "body.toString"])("%s is no spelling of body", async (name) => {
  expect((await refusal(requestTo("/messages", { form: { [name]: "x" } }))).errors.body).toBeDefined();
});

test("a NUL is refused at its field", async () => {
  const reply = await refusal(requestTo("/messages", { form: { body: unstorableTexts["a NUL"] ?? "" } }));
  expect(reply.errors.body).toBe("This holds characters that cannot be stored.");
  expect(reply.values.body).toBe("before\uFFFDafter");
});

test.each(Object.entries(brokenUtf8Forms("body")))("%s in a form is a 400", async (_name, body) => {
  const request = requestTo("/messages", { method: "POST", body, headers: { "Content-Type": typed } });
  await expect(parse(request)).rejects.toMatchObject({ init: { status: 400 } });
});

test("a replacement character that was typed is kept", async () => {
  expect(await parse(requestTo("/messages", { form: { body: "\uFFFD" } }))).toMatchObject({ ok: true });
});

test.each([typed, "multipart/form-data; boundary=x", "text/plain", "application/json"])(
  "a %s body over 1 MiB that does not say so is a 413",
  async (type) => {
    const chunk = oversizedBody().subarray(0, 65_536);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(chunk);
      },
    });
    const init = { method: "POST", body, duplex: "half" as const, headers: { "Content-Type": type } };
    await expect(parse(requestTo("/messages", init))).rejects.toMatchObject({ init: { status: 413 } });
    expect(sent).toBeLessThan(20);
  },
);

test.each(["text/plain", "application/json", "application/octet-stream"])(
  "a %s body is a 415",
  async (type) => {
    const request = requestTo("/messages", {
      method: "POST",
      body: "body=x",
      headers: { "Content-Type": type },
    });
    await expect(parse(request)).rejects.toMatchObject({ init: { status: 415 } });
  },
);

test.each(["multipart/form-data", "multipart/form-data; boundary=x"])(
  "a broken body of %s is a 400",
  async (type) => {
    const request = requestTo("/messages", {
      method: "POST",
      body: "body=x",
      headers: { "Content-Type": type },
    });
    await expect(parse(request)).rejects.toMatchObject({ init: { status: 400 } });
  },
);

test.each(["DELETE", "PUT", "PATCH"])("%s is no POST", async (method) => {
  await expect(parse(requestTo("/messages", { method }))).rejects.toMatchObject({ init: { status: 405 } });
});

test("a form that must prove where it stood needs the token made for its browser", async () => {
  const context = contextFor({ formTokenRequired: true });
  const mine = { headers: { Cookie: "parley_visitor=mine" } };
  const token = formTokenFor(requestTo("/login", mine)) ?? "";
  const others = formTokenFor(requestTo("/login", { headers: { Cookie: "parley_visitor=other" } })) ?? "";
  const send = (formToken: string, init = mine) =>
    parse(requestTo("/messages", { ...init, form: { body: "x", formToken } }), context);
  expect(await send(token)).toMatchObject({ ok: true, values: { body: "x" } });
  for (const bad of [others, "", ".", `${token}x`, token.slice(0, -2), "é.é"])
    await expect(send(bad), bad).rejects.toMatchObject({ init: { status: 403 } });
  await expect(send(token, { headers: { Cookie: "" } })).rejects.toMatchObject({ init: { status: 403 } });
  await expect(
    parse(requestTo("/messages", { ...mine, form: { body: "x" } }), context),
  ).rejects.toMatchObject({
    init: { status: 403 },
  });
});

async function accepted(body: string) {
  const form = await parse(requestTo("/messages", { form: { body, password: "secret" } }));
  if (!form.ok) throw new Error("The form was refused");
  return form;
}

test("what the domain refuses shows the form again with its status and the text", async () => {
  const { refuse } = await accepted("Hello");
  const invalid = refuse(new DomainError("invalid", { fields: [{ pointer: "/body", detail: "No." }] }));
  expect(invalid).toMatchObject({
    data: { problem: { values: { body: "Hello" }, errors: { body: "No." }, message: null } },
    init: { status: 400 },
  });
  expect(refuse(new DomainError("client-id-reused"))).toMatchObject({ init: { status: 409 } });
  expect(refuse(new DomainError("rate-limited", { retryAfter: 7 }))).toMatchObject({
    data: { problem: { message: "That was too often. Try again in 7 seconds." } },
    init: { status: 429, headers: { "Retry-After": "7" } },
  });
  expect(JSON.stringify(invalid)).not.toContain("secret");
});

test("what is not the reader's ends the page, and a redirect goes through", async () => {
  const { refuse } = await accepted("Hello");
  const caught = (error: unknown) => {
    try {
      return refuse(error);
    } catch (thrown) {
      return { thrown };
    }
  };
  expect(caught(new DomainError("not-found"))).toMatchObject({ thrown: { init: { status: 404 } } });
  expect(caught(new DomainError("forbidden"))).toMatchObject({ thrown: { init: { status: 403 } } });
  expect(caught(new DomainError("unavailable", { retryAfter: 5 }))).toMatchObject({
    thrown: { data: { draft: { body: "Hello" } }, init: { status: 503, headers: { "Retry-After": "5" } } },
  });
  const guarded = pageProblem(new DomainError("unavailable"), new Request("http://localhost/"));
  expect(caught(guarded)).toMatchObject({ thrown: { data: { draft: { body: "Hello" } } } });
  const redirect = new Response(null, { status: 303 });
  expect(caught(redirect)).toEqual({ thrown: redirect });
});
