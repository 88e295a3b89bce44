import { expect, test } from "vitest";
import type { ConversationSummary } from "~/conversations/conversation";
import { foldLoadedRows, foldRow } from "~/conversations/live/fold-row";
import type { InboxFilter } from "~/conversations/inbox/inbox-row";

const filter: InboxFilter = { view: "all", status: "open", q: "", label: "" };

function row(id: string, minute: number, fields: Partial<ConversationSummary> = {}): ConversationSummary {
  const createdAt = `2026-11-22T09:${String(minute).padStart(2, "0")}:00.000Z`;
  return {
    id,
    rev: minute,
    status: "open",
    assignee: null,
    labels: [],
    handledBy: "assistant",
    handlingEpoch: 0,
    user: { id: `user-${id}`, name: id, email: null },
    lastMessage: { seq: 1, senderType: "user", senderName: id, preview: "Hello", createdAt },
    unread: 1,
    waitingSince: createdAt,
    running: false,
    ...fields,
  };
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

test("a conversation with new activity moves to the top, a new one joins there", () => {
  const rows = [row("b", 20), row("a", 10)];
  expect(ids(foldRow(rows, row("a", 30), { filter, meId: "me" }))).toEqual(["a", "b"]);
  expect(ids(foldRow(rows, row("c", 30), { filter, meId: "me" }))).toEqual(["c", "b", "a"]);
});

test("what comes late changes nothing", () => {
  const rows = [row("a", 30, { unread: 2 })];
  expect(foldRow(rows, row("a", 20), { filter, meId: "me" })).toBe(rows);
});

test("a conversation leaves the list it no longer belongs to", () => {
  const rows = [row("a", 10)];
  const resolved = row("a", 20, { status: "resolved" });
  const mine = row("a", 20, { handledBy: "team", assignee: { id: "me", name: "Me" } });
  expect(foldRow(rows, resolved, { filter, meId: "me" })).toEqual([]);
  expect(ids(foldRow([], mine, { filter: { ...filter, view: "mine" }, meId: "me" }))).toEqual(["a"]);
  expect(foldRow(rows, mine, { filter: { ...filter, view: "unassigned" }, meId: "me" })).toEqual([]);
  expect(foldRow(rows, mine, { filter: { ...filter, view: "assistant" }, meId: "me" })).toEqual([]);
});

test("a list loaded afresh takes in what was heard while it was on its way", () => {
  const changed = row("a", 30, { unread: 5 });
  const come = row("c", 25);
  const gone = row("b", 26, { status: "resolved" });
  const stale = row("d", 5, { status: "resolved" });
  const loaded = [row("a", 20), row("b", 10), row("d", 9)];
  const rows = foldLoadedRows(loaded, [changed, come, gone, stale], { filter, meId: "me" });
  expect(rows).toEqual([changed, come, row("d", 9)]);
});

test("a list of one label takes in who gets it and lets go of who loses it", () => {
  const repairs = { filter: { ...filter, label: "Repairs" }, meId: "me" };
  const labelled = row("a", 20, { labels: ["Orders", "Repairs"] });
  expect(ids(foldRow([], labelled, repairs))).toEqual(["a"]);
  expect(foldRow([labelled], row("a", 30), repairs)).toEqual([]);
});
