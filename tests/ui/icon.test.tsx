// @vitest-environment happy-dom
import { render } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Icon, iconNames } from "~/ui/icon";

const sprite = readFileSync("public/icons.svg", "utf8");

test("the sprite holds exactly the icons that have a name", () => {
  expect([...sprite.matchAll(/id="i-([^"]+)"/g)].map(([, name]) => name)).toEqual([...iconNames]);
});

test("no symbol leans on a class, which would not reach it from the page", () => {
  expect(sprite).not.toMatch(/class=|style=/);
});

test("an icon points into the sprite and is hidden from who cannot see it", () => {
  const { container } = render(<Icon name="check" />);
  expect(container.querySelector("use")?.getAttribute("href")).toBe("/icons.svg#i-check");
  expect(container.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
});
