import { expect, test } from "vitest";
import type { z } from "zod";
import {
  clientId,
  emailAddress,
  instant,
  lineOfText,
  messageBody,
  requireUuid,
  seqNumber,
  seqText,
} from "~/http/text-fields";
import {
  badCursors,
  badIds,
  invisibleTexts,
  nonScalars,
  oversizedTexts,
  strangeTexts,
  unstorableTexts,
} from "../support/bad-input";

const sentences = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

test.each(Object.entries(strangeTexts))("a message keeps %s as written", (_name, text) => {
  expect(messageBody.parse(text)).toBe(text.replace(/\r\n?/g, "\n"));
});

test.each(Object.entries(invisibleTexts))("a message of %s is refused", (_name, text) => {
  expect(sentences(messageBody, text)).toEqual(["Write something here."]);
});

test.each(Object.entries(oversizedTexts))("a message of %s is refused", (_name, text) => {
  expect(sentences(messageBody, text)).toEqual(["At most 10,000 characters."]);
});

test.each(Object.entries(unstorableTexts))(
  "%s is refused in a message, a name and an address",
  (_name, text) => {
    for (const schema of [messageBody, lineOfText(100), emailAddress])
      expect(sentences(schema, text)).toContain("This holds characters that cannot be stored.");
  },
);

test.each(Object.entries(nonScalars))("%s is no text, seq or clientId", (name, value) => {
  for (const schema of [messageBody, clientId, instant, lineOfText(100)])
    expect(schema.safeParse(value).success).toBe(false);
  expect(seqNumber.safeParse(value).success).toBe(name === "a number");
});

test("a message may be 10,000 characters, its line ends counted once", () => {
  expect(messageBody.parse("\r\n".repeat(9_999) + "x")).toHaveLength(10_000);
});

test("a name is one line without the spaces around it", () => {
  expect(lineOfText(100).parse("  Ada Lovelace ")).toBe("Ada Lovelace");
  for (const end of ["\n", "\r", "\u2028", "\u0085"])
    expect(sentences(lineOfText(100), `Ada${end}Lovelace`)).toEqual(["Keep this on one line."]);
});

test.each(Object.entries(badIds))("the id %s is one that does not exist", (name, id) => {
  const read = () => requireUuid(id);
  if (name === "absent" || name === "all zeros") expect(read()).toBe(id);
  else expect(read).toThrow(expect.objectContaining({ code: "not-found" }));
});

test.each(Object.entries(badCursors))("a cursor that is %s is refused", (_name, cursor) => {
  expect(seqText.safeParse(cursor).success).toBe(false);
});

test("a clientId is 1 to 64 plain characters", () => {
  expect(clientId.safeParse("A-z_9".repeat(12)).success).toBe(true);
  for (const bad of ["", "a".repeat(65), "a b", "a\n", "é", "../x"])
    expect(clientId.safeParse(bad).success, bad).toBe(false);
});

test("a moment is ISO 8601, in UTC unless it says otherwise", () => {
  const read = (text: string) => instant.parse(text).toISOString();
  expect(read("2026-03-31")).toBe("2026-03-31T00:00:00.000Z");
  expect(read("2026-03-31T09:30")).toBe("2026-03-31T09:30:00.000Z");
  expect(read("2026-03-31T09:30:00+02:00")).toBe("2026-03-31T07:30:00.000Z");
  for (const bad of [
    "2026-02-31",
    "2026-13-01",
    "31.3.2026",
    "2026-03-31T25:00",
    "0000-01-01",
    "now",
    "1",
    "",
  ])
    expect(sentences(instant, bad), bad).toEqual([
      "This is not a date, such as 2026-03-31 or 2026-03-31T09:00:00Z.",
    ]);
});

test("an e-mail address is compared in lower case", () => {
  expect(emailAddress.parse(" Ada@Example.TEST ")).toBe("ada@example.test");
  for (const bad of ["ada", "@", "a@", "@b", "a b@c", "a@b@c", `${"a".repeat(250)}@b.test`])
    expect(emailAddress.safeParse(bad).success, bad).toBe(false);
});
