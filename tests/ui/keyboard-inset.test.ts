import { expect, test } from "vitest";
import { coveredByKeyboard } from "~/ui/keyboard-inset";

const sight = { height: 844, offsetTop: 0, scale: 1 };

test("a keyboard drawn over the page covers its foot", () => {
  expect(coveredByKeyboard(844, { ...sight, height: 508 })).toBe(336);
});

test("what the browser has moved the page up by is in sight again", () => {
  expect(coveredByKeyboard(844, { ...sight, height: 508, offsetTop: 200 })).toBe(136);
});

test("a page that shrinks for the keyboard is not covered", () => {
  expect(coveredByKeyboard(508, { ...sight, height: 508 })).toBe(0);
});

test("the browser's own bar is no keyboard", () => {
  expect(coveredByKeyboard(844, { ...sight, height: 795 })).toBe(0);
});

test("what is zoomed out of sight is not covered", () => {
  expect(coveredByKeyboard(844, { height: 422, offsetTop: 100, scale: 2 })).toBe(0);
});
