import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import type { Block, Inline, RichText } from "~/conversations/markdown/rich-text";

const paragraph = (...content: Inline[]): Block => ({ type: "paragraph", content });

function linksOf(content: RichText): string[] {
  return [...JSON.stringify(content).matchAll(/"href":"((?:[^"\\]|\\.)*)"/g)].map(([, href]) => href ?? "");
}

test("emphasis, code and line breaks are read", () => {
  expect(parseMarkdown("**Bold** and *soft*, ~~gone~~, `code`\nnext line")).toEqual([
    paragraph(
      { type: "strong", content: ["Bold"] },
      " and ",
      { type: "emphasis", content: ["soft"] },
      ", ",
      { type: "deleted", content: ["gone"] },
      ", ",
      { type: "code", text: "code" },
      { type: "break" },
      "next line",
    ),
  ]);
});

test("lists keep their nesting, their first number and the boxes of tasks", () => {
  expect(parseMarkdown("3. three\n   - inner\n4. four")).toEqual([
    {
      type: "list",
      start: 3,
      items: [
        [paragraph("three"), { type: "list", start: null, items: [[paragraph("inner")]] }],
        [paragraph("four")],
      ],
    },
  ]);
  expect(parseMarkdown("- [x] packed")).toEqual([
    { type: "list", start: null, items: [[paragraph("[x] packed")]] },
  ]);
});

test("headings, quotes, fences, rules and tables are read", () => {
  expect(
    parseMarkdown("# Title\n\n> said\n\n```js\na < b\n```\n\n---\n\n| a | b |\n|-|-|\n| 1 | 2 |"),
  ).toEqual([
    { type: "heading", level: 2, content: ["Title"] },
    { type: "quote", content: [paragraph("said")] },
    { type: "code", text: "a < b" },
    { type: "rule" },
    { type: "table", head: [["a"], ["b"]], rows: [[["1"], ["2"]]] },
  ]);
});

test("HTML stays the text it is", () => {
  const body = '<script>alert(1)</script> <img src=x onerror="alert(1)">';
  expect(parseMarkdown(body)).toEqual([paragraph(body)]);
  expect(parseMarkdown("<div>\n**bold**\n</div>")).toEqual([
    paragraph("<div>", { type: "break" }, { type: "strong", content: ["bold"] }, { type: "break" }, "</div>"),
  ]);
});

test("an image becomes a link that says where it leads", () => {
  expect(parseMarkdown("![the zip](https://images.test/zip.png)")).toEqual([
    paragraph({
      type: "link",
      href: "https://images.test/zip.png",
      host: "images.test",
      content: ["the zip"],
    }),
  ]);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "&#106;avascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "//elsewhere.test/path",
  "/\\elsewhere.test",
  "/\t/elsewhere.test",
  "/.//elsewhere.test",
  "relative/path",
  "#fragment",
  "https://name:secret@elsewhere.test/",
  "https://",
  "mailto:",
])("a link to %j is only its words", (address) => {
  const content = parseMarkdown(`[words](<${address}>) [words][1] ![words](<${address}>)\n\n[1]: ${address}`);
  expect(linksOf(content).filter((href) => !/^https:\/\/[\w.]+\/(?!\/)/.test(href))).toEqual([]);
});

test("links to this site, to the web and to a mail address are kept", () => {
  const body =
    "[a](/help/repairs?x=1#top) https://acme.test/x www.acme.test me@acme.test [b](mailto:me@acme.test?cc=x@y.test)";
  expect(linksOf(parseMarkdown(body))).toEqual([
    "/help/repairs?x=1#top",
    "https://acme.test/x",
    "http://www.acme.test/",
    "mailto:me@acme.test",
    "mailto:me@acme.test",
  ]);
});

test.each([
  ["[our bank](https://evil.test/x)", "evil.test"],
  ["[https://bank.test](https://evil.test)", "evil.test"],
  ["[bank.test/evil.test](https://evil.test)", "evil.test"],
  ["[evil.test.bank.test](https://evil.test)", "evil.test"],
  ["[write to us](mailto:someone@evil.test)", "someone@evil.test"],
  ["[evil.test/page](https://evil.test/page)", null],
  ["https://evil.test", null],
])("the host behind %s is named where its words hide it", (body, host) => {
  expect(parseMarkdown(body)).toMatchObject([{ type: "paragraph", content: [{ type: "link", host }] }]);
});

const size = 10_000;
const filledWith = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

test.each(
  [
    ">",
    "> ",
    "> - ",
    "- ",
    "-\n",
    "1. ",
    "[",
    "![",
    "[](",
    "[a](b ",
    "]",
    "*",
    "*a ",
    "**_a ",
    "a_",
    "~~a ",
    "`a``b```",
  ]
    .concat([
      "<",
      "<a ",
      "<!--",
      "|",
      "a|b\n-|-\n",
      "```\n",
      "# ",
      "\\",
      "&amp;",
      "a@",
      "http://a.",
      "www.",
      "\t",
      "\n",
    ])
    .concat(["x", "*a **b ", "b** a*", "- a\n  > b\n", "a\n=\n", "[a]: b\n"]),
)("ten thousand characters of %j are read and keep their size in bounds", (piece) => {
  expect(JSON.stringify(parseMarkdown(filledWith(piece))).length).toBeLessThan(60 * size);
});

test("what is nested too deep comes back as it was typed", () => {
  expect(parseMarkdown(`${">".repeat(40)} deep`)).toEqual([paragraph(`${">".repeat(40)} deep`)]);
});

test("any text is read without an error into a tree that survives JSON", () => {
  const markup = fc.string({ unit: fc.constantFrom(..."ab *_~`[]()<>!#-+|\\&:/.\n\t1@\u202e\u200b\u0000") });
  fc.assert(
    fc.property(fc.oneof(markup, fc.string({ unit: "binary" })), (body) => {
      const content = parseMarkdown(body);
      expect(JSON.parse(JSON.stringify(content))).toEqual(content);
      expect(linksOf(content).filter((href) => !/^(https?:\/\/|mailto:|\/(?!\/))/.test(href))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
