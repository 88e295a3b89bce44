// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { InboxFilter, InboxRow } from "~/conversations/inbox/inbox-row";
import { ConversationList } from "~/conversations/ui/inbox/conversation-list";
import { InboxShell } from "~/conversations/ui/inbox/inbox-shell";
import { NothingChosen } from "~/conversations/ui/inbox/nothing-chosen";
import { clock, filter, ines, inboxRow, minutesAgo, renderInInbox, robin } from "./inbox-fixture";

type Shown = { rows?: InboxRow[]; asked?: Partial<InboxFilter>; selectedId?: string; older?: string };

const repairs = [{ id: "label-repairs", name: "Repairs", tint: "clay" }];

const list = ({ rows = [inboxRow()], asked, selectedId, older }: Shown = {}) => (
  <ConversationList
    rows={rows}
    filter={{ ...filter, ...asked }}
    selectedId={selectedId}
    labels={repairs}
    team={[ines, robin]}
    older={older ?? null}
    me={ines}
    clock={clock}
  />
);

test("the view names the page while no conversation is open", () => {
  renderInInbox(list({ asked: { view: "unassigned" } }));
  expect(screen.getByRole("heading", { level: 1, name: "Unassigned" })).toBeTruthy();
});

test("the view leaves the first heading to an open conversation", () => {
  renderInInbox(list({ selectedId: "conversation-mira" }));
  expect(screen.getByRole("heading", { level: 2, name: "All" })).toBeTruthy();
  expect(screen.queryByRole("heading", { level: 1 })).toBeNull();
});

test("status tabs keep view and search, and mark the current one", () => {
  renderInInbox(list({ asked: { view: "mine", q: "zip" } }));
  const tabs = screen.getByRole("navigation", { name: "Status" });
  expect(within(tabs).getByRole("link", { name: "Open" }).getAttribute("aria-current")).toBe("page");
  const resolved = within(tabs).getByRole("link", { name: "Resolved" });
  expect(resolved.getAttribute("aria-current")).toBeNull();
  expect(resolved.getAttribute("href")).toBe("/inbox?view=mine&status=resolved&q=zip");
});

test("searching is a plain form that keeps view and status", () => {
  renderInInbox(list({ asked: { view: "mine", status: "resolved", q: "zip" } }));
  const form = screen.getByRole<HTMLFormElement>("search");
  expect(form.getAttribute("action")).toBe("/inbox");
  expect(Object.fromEntries(new FormData(form))).toEqual({ view: "mine", status: "resolved", q: "zip" });
  expect(screen.getByRole("searchbox", { name: "Search conversations" })).toBeTruthy();
});

test("older conversations follow by their cursor", () => {
  renderInInbox(list({ asked: { view: "mine" }, older: "abc" }));
  const older = screen.getByRole("link", { name: "Older conversations" });
  expect(older.getAttribute("href")).toBe("/inbox?view=mine&before=abc");
});

test("the last page has no way to older conversations", () => {
  renderInInbox(list());
  expect(screen.queryByRole("link", { name: "Older conversations" })).toBeNull();
});

test.each([
  [{}, "Nobody is waiting"],
  [{ view: "mine" as const }, "Nothing is yours yet"],
  [{ status: "resolved" as const }, "Nothing is resolved"],
  [{ q: "ridgline" }, "Nothing for “ridgline”"],
])("an empty list with %o says: %s", (asked, words) => {
  renderInInbox(list({ rows: [], asked }));
  expect(screen.getByText(words)).toBeTruthy();
});

test("a search that found nothing leads to all conversations", () => {
  renderInInbox(list({ rows: [], asked: { view: "mine", q: "zip" } }));
  const wider = screen.getByRole("link", { name: "Search all conversations" });
  expect(wider.getAttribute("href")).toBe("/inbox?q=zip");
});

test("beside the list, whoever has waited longest is one step away", () => {
  const rows = [
    inboxRow({ id: "a", handledBy: "team", waitingSince: minutesAgo(3) }),
    inboxRow({
      id: "b",
      handledBy: "team",
      waitingSince: minutesAgo(40),
      user: { id: "w", name: "Wen", email: null },
    }),
    inboxRow({ id: "c", waitingSince: minutesAgo(90) }),
  ];
  renderInInbox(<NothingChosen rows={rows} />);
  expect(screen.getByRole("link", { name: "Open Wen" }).getAttribute("href")).toBe("/inbox/b");
});

test("the frame leads to every view, to help, settings and out", () => {
  renderInInbox(
    <InboxShell
      organizationName="Acme Outdoor"
      view="mine"
      label=""
      labels={repairs}
      counts={{ all: 100, mine: 5, unassigned: 0 }}
      me={ines}
      pane="list"
      list={list()}
    >
      <NothingChosen rows={[]} />
    </InboxShell>,
  );
  const views = within(screen.getByRole("navigation", { name: "Inbox views" }));
  expect(views.getByText("Acme Outdoor")).toBeTruthy();
  expect(views.getByRole("link", { name: /^Mine/ }).getAttribute("aria-current")).toBe("page");
  expect(views.getByRole("link", { name: /^Mine/ }).textContent).toBe("Mine 5 open");
  expect(views.getByRole("link", { name: /^All/ }).textContent).toBe("All 99+ open");
  expect(views.getByRole("link", { name: /^Unassigned/ }).textContent).toBe("Unassigned");
  expect(views.getByRole("link", { name: /^All/ }).getAttribute("href")).toBe("/inbox");
  expect(views.getByRole("link", { name: /^Assistant/ }).getAttribute("href")).toBe("/inbox?view=assistant");
  expect(views.getByRole("link", { name: "Repairs" }).getAttribute("href")).toBe("/inbox?label=Repairs");
  expect(views.getByRole("link", { name: "Help articles" }).getAttribute("href")).toBe("/help");
  expect(views.getByRole("link", { name: "Settings" }).getAttribute("href")).toBe("/settings/profile");
  const logOut = views.getByRole<HTMLButtonElement>("button", { name: "Log out", hidden: true });
  expect(logOut.form?.getAttribute("action")).toBe("/logout");
  expect(logOut.form?.method).toBe("post");
  expect(logOut.form?.elements.namedItem("formToken")).not.toBeNull();
  expect(screen.getByRole("main")).toBeTruthy();
});

test("a list of one label says so, keeps it, and leads out of it", () => {
  renderInInbox(list({ rows: [], asked: { label: "Repairs", view: "mine" }, older: "abc" }));
  const [out] = screen.getAllByRole("link", { name: /All labels/ });
  expect(out?.getAttribute("href")).toBe("/inbox?view=mine");
  expect(screen.getByText("Nothing labelled Repairs")).toBeTruthy();
  const older = screen.getByRole("link", { name: "Older conversations" });
  expect(older.getAttribute("href")).toBe("/inbox?view=mine&label=Repairs&before=abc");
  const form = screen.getByRole<HTMLFormElement>("search");
  expect(Object.fromEntries(new FormData(form))).toMatchObject({ label: "Repairs" });
});

test("ticks and the bar are one form, whose buttons each name one change", () => {
  renderInInbox(
    list({ rows: [inboxRow(), inboxRow({ id: "b", user: { id: "w", name: "Wen", email: null } })] }),
  );
  screen.getByRole<HTMLInputElement>("checkbox", { name: "Choose Wen" }).click();
  const form = screen.getByRole<HTMLFormElement>("form", { name: "Change what is chosen" });
  expect(form.getAttribute("action")).toBe("/inbox/bulk");
  expect(Object.fromEntries(new FormData(form))).toEqual({ conversationId: "b", formToken: "" });
  const presses = (name: string) => {
    const button = screen.getByRole<HTMLButtonElement>("button", { name, hidden: true });
    return [button.form, button.name, button.value];
  };
  expect(presses("Resolve")).toEqual([form, "status", "resolved"]);
  expect(presses("Robin")).toEqual([form, "assigneeId", "member-robin"]);
  expect(presses("Nobody")).toEqual([form, "assigneeId", ""]);
  expect(presses("Repairs")).toEqual([form, "label", "label-repairs"]);
});

test("what is put away can be opened again together", () => {
  renderInInbox(list({ asked: { status: "resolved" } }));
  expect(screen.getByRole("button", { name: "Open again", hidden: true })).toHaveProperty("value", "open");
});
