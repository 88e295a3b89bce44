// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { InboxRow } from "~/conversations/inbox/inbox-row";
import { ConversationRow } from "~/conversations/ui/inbox/conversation-row";
import { clock, filter, ines, inboxRow, minutesAgo, renderInInbox, robin } from "./inbox-fixture";

function showRow(fields: Partial<InboxRow> = {}, view: "all" | "mine" = "all", current = false) {
  renderInInbox(
    <ConversationRow
      row={inboxRow(fields)}
      filter={{ ...filter, view }}
      labels={[{ id: "label-repairs", name: "Repairs", tint: "clay" }]}
      current={current}
      me={ines}
      clock={clock}
    />,
  );
  return screen.getByRole("link");
}

const said = (senderType: "user" | "agent" | "assistant", senderName: string, createdAt = minutesAgo(3)) => ({
  seq: 7,
  senderType,
  senderName,
  preview: "In the post today",
  createdAt,
});

test("a row is one link to its conversation, with name, text and age", () => {
  const row = showRow();
  expect(row).toHaveProperty("pathname", "/inbox/conversation-mira");
  expect(row).toHaveProperty("search", "");
  expect(row.textContent).toContain("Mira");
  expect(row.textContent).toContain("Should I wash it first?");
  expect(screen.getByText("3 min").getAttribute("datetime")).toBe(minutesAgo(3));
});

test("a row keeps the view it was listed in", () => {
  expect(showRow({}, "mine")).toHaveProperty("search", "?view=mine");
});

test("the open conversation is marked as the current one", () => {
  expect(showRow({}, "all", true).getAttribute("aria-current")).toBe("page");
});

test("other conversations are not marked", () => {
  expect(showRow().getAttribute("aria-current")).toBeNull();
});

test("unread messages are counted in words too", () => {
  showRow({ unread: 2 });
  expect(screen.getByText("2 unread messages")).toBeTruthy();
});

test("more than 99 unread messages are shortened for the eye only", () => {
  showRow({ unread: 120 });
  expect(screen.getByText("99+")).toBeTruthy();
  expect(screen.getByText("120 unread messages")).toBeTruthy();
});

test("nothing unread shows no count", () => {
  showRow();
  expect(screen.queryByText(/unread/)).toBeNull();
});

test("my own words are introduced with You", () => {
  showRow({ lastMessage: said("agent", "Ines") });
  expect(screen.getByText("You: In the post today")).toBeTruthy();
});

test("a colleague's words are introduced with the name", () => {
  showRow({ lastMessage: said("agent", "Robin") });
  expect(screen.getByText("Robin: In the post today")).toBeTruthy();
});

test("the assistant's words are introduced as such", () => {
  showRow({ lastMessage: said("assistant", "Acme assistant") });
  expect(screen.getByText("Assistant: In the post today")).toBeTruthy();
});

test("a conversation without messages says so", () => {
  showRow({ lastMessage: null });
  expect(screen.getByText("No messages yet")).toBeTruthy();
});

test("whoever holds the conversation is named after hidden words", () => {
  const row = showRow({ handledBy: "team", assignee: robin });
  expect(row.textContent).toContain("Handled by Robin");
});

test("what I hold says You", () => {
  expect(showRow({ handledBy: "team", assignee: ines }).textContent).toContain("Handled by You");
});

test("what the team holds without a person is held by nobody", () => {
  expect(showRow({ handledBy: "team" }).textContent).toContain("Handled by Nobody");
});

test("a running answer shows instead of the holder", () => {
  const row = showRow({ running: true });
  expect(row.textContent).toContain("Assistant is writing");
  expect(row.textContent).not.toContain("Handled by");
});

test("waiting for the team shows how long", () => {
  showRow({ handledBy: "team", waitingSince: minutesAgo(29) });
  expect(screen.getByText("Waiting 29 min").className).toBe("wait");
});

test("waiting for 30 minutes turns grave", () => {
  showRow({ handledBy: "team", waitingSince: minutesAgo(30) });
  expect(screen.getByText("Waiting 30 min").className).toContain("wait--long");
});

test("nobody waits for the team while the assistant holds the conversation", () => {
  showRow({ waitingSince: minutesAgo(5) });
  expect(screen.queryByText(/Waiting/)).toBeNull();
});

test.each([
  [0, "now"],
  [61, "1 h"],
  [24 * 60, "30 November"],
])("a message of %i minutes ago is dated %s", (minutes, words) => {
  showRow({ lastMessage: said("user", "Mira", minutesAgo(minutes)) });
  expect(screen.getByText(words)).toBeTruthy();
});

test("a row shows its first label with its colour, and names the others to who cannot see", () => {
  const row = showRow({ labels: ["Repairs", "Orders"] });
  expect(row.querySelector(".swatch")?.getAttribute("data-tint")).toBe("clay");
  expect(row.textContent).toContain("Labels: Repairs +1, Orders");
});
