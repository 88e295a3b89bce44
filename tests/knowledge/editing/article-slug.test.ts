import { expect, test } from "vitest";
import { freeSlug, longestSlug, slugForm, slugOfTitle } from "~/knowledge/editing/article-slug";

test.each([
  ["Returns & refunds", "returns-refunds"],
  ["Crème brûlée", "creme-brulee"],
  ["What’s new?", "whats-new"],
  ["  -- Tents -- ", "tents"],
  ["مقال", "article"],
  ["🎉", "article"],
])("%j is proposed a slug that can be read", (title, slug) => {
  expect(slugOfTitle(title)).toBe(slug);
});

test.each(["a".repeat(150), `${"a".repeat(79)} b`, "x ".repeat(75)])(
  "a long title makes a slug of the right form",
  (title) => {
    const slug = slugOfTitle(title);
    expect(slug).toMatch(slugForm);
    expect(slug.length).toBeLessThanOrEqual(longestSlug);
  },
);

test("a slug that is taken takes the next number, also at its longest", () => {
  expect(freeSlug("tents", new Set())).toBe("tents");
  expect(freeSlug("tents", new Set(["tents", "tents-2"]))).toBe("tents-3");
  const long = "a".repeat(longestSlug);
  expect(freeSlug(long, new Set([long]))).toBe(`${"a".repeat(longestSlug - 2)}-2`);
});
