// @vitest-environment happy-dom
import { queryAllByRole } from "@testing-library/react";
import { expect, test } from "vitest";
import { draw, states } from "./drawn-state";

/** What must have a name that says what it is. A `<details>` is a group too, and named by its summary. */
const named = [
  "link",
  "button",
  "textbox",
  "searchbox",
  "checkbox",
  "radio",
  "combobox",
  "option",
  "heading",
  "log",
];
const references = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant"];

const isSilent = (title: Element) => title.textContent.trim() === "" && !title.hasAttribute("aria-label");
const shown = (elements: Iterable<Element>) => [...elements].map(({ outerHTML }) => outerHTML);

test("no two states have the same name, and every name is an address", () => {
  const names = states.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
});

test.each(states)(
  "$name is drawn without a nameless control, a lost reference or a fixed direction",
  (state) => {
    draw(state.shows);
    const { body } = document;
    for (const role of named)
      expect.soft(shown(queryAllByRole(body, role, { name: "", hidden: true })), role).toEqual([]);
    const titles = [...body.querySelectorAll("legend, th, dt, summary, label")];
    expect.soft(shown(titles.filter((title) => isSilent(title)))).toEqual([]);

    const ids = [...body.querySelectorAll("[id]")].map(({ id }) => id);
    expect.soft(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const meant = references.flatMap((name) =>
      [...body.querySelectorAll(`[${name}]`)].flatMap(
        (element) => element.getAttribute(name)?.split(" ") ?? [],
      ),
    );
    expect.soft(meant.filter((id) => !ids.includes(id))).toEqual([]);

    const written = [...body.querySelectorAll("textarea[name=body], .message .said, .note .said")];
    expect.soft(shown(written.filter((element) => !element.closest("[dir=auto]")))).toEqual([]);
  },
);

test.each(states.filter(({ drawn }) => drawn === "whole"))(
  "$name has one main part and one first heading",
  (page) => {
    draw(page.shows);
    expect(document.querySelectorAll("main")).toHaveLength(1);
    expect(document.querySelectorAll("h1")).toHaveLength(1);
  },
);
