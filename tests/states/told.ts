import { cleanup, queryAllByRole } from "@testing-library/react";
import { expect, test } from "vitest";
import type { State } from "~/states/state";
import { draw } from "./drawn-state";

const roles =
  "alert|button|checkbox|columnheader|combobox|dialog|group|heading|link|list|listbox|listitem|log|navigation|option|radio|region|row|search|searchbox|status|textbox";
const phrase = new RegExp(`^(no )?(?:(${roles}): )?([^]*)$`);

/** What these roles hold is what they tell. The others tell it by their names. */
const toldByContent = ["alert", "status", "listitem", "row"];

/**
 * What people are told in each state, as phrases: words that are there, or `role: words` for an element of that role
 * with exactly that name (for alerts, statuses and items: with these words in it), or either after `no ` where there
 * must be none. Every state of the list needs its phrases.
 */
export function testTold(states: readonly State[], told: Record<string, readonly string[]>): void {
  test("every state is told, and nothing else", () => {
    expect(Object.keys(told).toSorted()).toEqual(states.map(({ name }) => name).toSorted());
  });

  test.each(states.filter(({ name }) => told[name]))("$name", ({ name, shows }) => {
    draw(shows);
    const missing = (told[name] ?? []).filter((each) => !holds(each));
    const words = document.body.textContent;
    cleanup();
    expect(missing, words).toEqual([]);
  });
}

function holds(text: string): boolean {
  const [, none, role, words = ""] = phrase.exec(text) ?? [];
  return isThere(role, words) === (none === undefined);
}

function isThere(role: string | undefined, words: string): boolean {
  const { body } = document;
  if (role === undefined) return body.textContent.includes(words);
  if (!toldByContent.includes(role)) return queryAllByRole(body, role, { name: words }).length > 0;
  return queryAllByRole(body, role).some((element) => element.textContent.includes(words));
}
