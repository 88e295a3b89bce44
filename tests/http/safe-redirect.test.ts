import { expect, test } from "vitest";
import { safeRedirect } from "~/http/safe-redirect";
import { foreignTargets } from "../support/bad-input";

test.each(Object.entries(foreignTargets))("%s leads to the default", (_name, target) => {
  expect(safeRedirect(target, "/messages")).toBe("/messages");
});

test.each(["/", "/inbox", "/inbox?view=mine&q=a%20b", "/messages?before=7#message-6", "/help/%C3%A9t%C3%A9"])(
  "%s is a path of this site",
  (target) => {
    expect(safeRedirect(target, "/messages")).toBe(target);
  },
);

test("whatever is accepted stays on this site in a browser's reading", () => {
  for (const target of [...Object.values(foreignTargets), "/a/../b", "/a?x=//b", "/a#//b"])
    expect(new URL(safeRedirect(target, "/"), "https://parley.test/login").origin).toBe(
      "https://parley.test",
    );
});

test("nothing given leads to the default", () => {
  expect([safeRedirect(null, "/messages"), safeRedirect(undefined, "/inbox")]).toEqual([
    "/messages",
    "/inbox",
  ]);
});
