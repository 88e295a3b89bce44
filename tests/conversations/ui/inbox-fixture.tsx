import { createRemixStub } from "@remix-run/testing";
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, vi } from "vitest";

export { clock, ines, inboxRow, minutesAgo } from "~/states/states-fixture";
export const robin = { id: "member-robin", name: "Robin" };
export const filter = { view: "all", rev: 1, status: "open", q: "", label: "" } as const;

/** Renders part of the inbox inside a router, which its links need. */
export function renderInInbox(part: ReactNode) {
  const Page = createRemixStub([{ path: "*", Component: () => <>{part}</> }]);
  return render(<Page />);
}

// The stub's router speaks of its next major version once per file, and takes no answer. It may do so here.
beforeAll(() => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  renderInInbox(null);
  cleanup();
  warn.mockRestore();
});
