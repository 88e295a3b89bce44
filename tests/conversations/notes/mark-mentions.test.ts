import { expect, test } from "vitest";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { markMentions } from "~/conversations/notes/mark-mentions";

const names = ["Ann Lee", "C+ (Cleo)"];

const marked = (text: string) =>
  [...JSON.stringify(markMentions(parseMarkdown(text), names)).matchAll(/"mark","text":"([^"]+)"/g)].map(
    ([, mention]) => mention,
  );

test("a colleague's name behind an @ is marked, the longest that fits", () => {
  expect(marked("Ask @Ann Lee, **@ann** or @C+ (Cleo).")).toEqual(["@Ann Lee", "@ann", "@C+ (Cleo)"]);
});

test("an address, a longer word and code are no mention", () => {
  expect(marked("Write to me@Ann or @Anna, see `@Ann`")).toEqual([]);
});
