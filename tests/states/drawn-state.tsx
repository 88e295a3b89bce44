import { createRemixStub } from "@remix-run/testing";
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, vi } from "vitest";
import type { State } from "~/states/state";
import { subjects } from "~/states/subjects";

export const states: readonly State[] = subjects.flatMap((subject) => subject.states);

/** Draws a state as its page does, inside a router, and answers with the element around it. */
export function draw(shows: ReactNode): HTMLElement {
  const Page = createRemixStub([{ path: "*", Component: () => <>{shows}</> }]);
  return render(<Page />).container;
}

// The stub's router speaks of its next major version once per file, and takes no answer. It may do so here.
beforeAll(() => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  draw(null);
  cleanup();
  warn.mockRestore();
});
