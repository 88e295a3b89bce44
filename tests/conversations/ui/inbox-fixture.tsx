import { createRemixStub } from "@remix-run/testing";
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, vi } from "vitest";
import type { InboxRow } from "~/conversations/inbox/inbox-row";

const now = "2026-12-01T09:13:30Z";
export const clock = { now, locale: "en-GB", timeZone: "Europe/London" };
export const ines = { id: "member-ines", name: "Ines", email: "ines@acme.test" };
export const robin = { id: "member-robin", name: "Robin" };
export const filter = { view: "all", rev: 1, status: "open", q: "", label: "" } as const;

export function minutesAgo(minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString();
}

/** A conversation the assistant holds and nothing waits in, but for what is said otherwise. */
export function inboxRow(fields: Partial<InboxRow> = {}): InboxRow {
  return {
    id: "conversation-mira",
    rev: 1,
    user: { id: "member-mira", name: "Mira", email: "mira@fjord.test" },
    status: "open",
    handledBy: "assistant",
    assignee: null,
    labels: [],
    lastMessage: {
      seq: 7,
      senderType: "user",
      senderName: "Mira",
      preview: "Should I wash it first?",
      createdAt: minutesAgo(3),
    },
    unread: 0,
    waitingSince: null,
    running: false,
    ...fields,
  };
}

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
