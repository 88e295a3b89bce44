import { expect, test } from "vitest";
import { articleSections, textOfSection } from "~/knowledge/article-sections";

const anchorsOf = (body: string) => articleSections(body).map(({ anchor }) => anchor);

test("an article is cut at its headings, and what stands before the first has no anchor", () => {
  const sections = articleSections("Intro.\n\n## What **we** keep\n\nOrders.\n\n### Who’s asking?\n\nYou.");
  expect(sections.map(({ heading, anchor }) => ({ heading, anchor }))).toEqual([
    { heading: null, anchor: null },
    { heading: "What we keep", anchor: "section-what-we-keep" },
    { heading: "Who’s asking?", anchor: "section-whos-asking" },
  ]);
  expect(sections.map(textOfSection)).toEqual(["Intro.", "Orders.", "You."]);
});

test("headings that read alike, or of no letters at all, have anchors of their own", () => {
  const anchors = anchorsOf("## Prices\n\na\n\n## Prices\n\nb\n\n## ???\n\nc\n\n## Prices 2\n\nd");
  expect(new Set(anchors).size).toBe(4);
});

test("what looks like a heading in a block of code is none", () => {
  expect(anchorsOf("## Use\n\n```\n# comment\n```\n\nMore.")).toEqual(["section-use"]);
});

test("an anchor stays as long as its heading does", () => {
  const before = anchorsOf("Intro.\n\n## Drying\n\nOn low.");
  const after = anchorsOf("Another intro.\n\n## New\n\nNew.\n\n## Drying\n\nOn high.");
  expect(after).toContain(before[1]);
});

test("letters of any alphabet make an anchor, and no heading can take another element’s id", () => {
  expect(anchorsOf("## Größe\n\na\n\n## article\n\nb")).toEqual(["section-größe", "section-article"]);
});
