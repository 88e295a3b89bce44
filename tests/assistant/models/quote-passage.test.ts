import { expect, test } from "vitest";
import { quotePassage } from "~/assistant/models/quote-passage";

test("a passage that fits is quoted whole", () => {
  expect(quotePassage("One.\n\n- a\n- b\n\nTwo.\n", 100)).toBe("One.\n\n- a\n- b\n\nTwo.");
});

test("one that does not is cut between paragraphs", () => {
  expect(quotePassage("First paragraph.\n\nSecond paragraph.", 25)).toBe("First paragraph.");
});

test("a long paragraph is cut between sentences, a long list between items", () => {
  expect(quotePassage("One sentence. Another one. A third.", 27)).toBe("One sentence. Another one.");
  expect(quotePassage("1. Wash it\n   gently\n2. Dry it\n3. Fold it", 32)).toBe(
    "1. Wash it\n   gently\n2. Dry it",
  );
});

test("a line that announces a list does not stay behind without it", () => {
  expect(quotePassage("It is free.\n\nThere are two ways:\n\n- a very long first way\n- another", 35)).toBe(
    "It is free.",
  );
});

test("a sentence without end is cut hard", () => {
  expect(quotePassage("x".repeat(9_999), 100)).toBe("x".repeat(300));
});
