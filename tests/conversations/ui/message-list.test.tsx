// @vitest-environment happy-dom
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { ThreadEvent } from "~/conversations/thread-event";
import { MessageList, type MessageListProps } from "~/conversations/ui/thread/message-list";
import type { PendingMessage } from "~/conversations/ui/thread/thread-message";
import { assistant, mira, page, robin, threadMessage } from "./thread-fixture";

const at = (time: string) => ({ createdAt: `2026-12-01T${time}:00.000Z` });

const list = (props: Partial<MessageListProps>) => (
  <MessageList viewer="user" viewerId="mira" counterpart="Acme Outdoor" messages={[]} {...page} {...props} />
);

const rows = () => within(screen.getByRole("log")).getAllByRole("listitem");
const ids = () => rows().map(({ id, className }) => id || className);

function groups() {
  return rows()
    .filter(({ className }) => className === "message")
    .map(({ dataset }) => ("first" in dataset ? "(" : "") + "." + ("last" in dataset ? ")" : ""))
    .join("");
}

const event = (fields: Partial<ThreadEvent>): ThreadEvent => ({
  id: "1",
  conversationId: "conversation-mira",
  afterSeq: 1,
  rev: 1,
  code: "taken-over",
  actor: robin,
  ...at("09:12"),
  ...fields,
});

test("the log is named after the other party and holds the conversation's list", () => {
  render(list({}));
  const log = screen.getByRole("log", { name: "Messages with Acme Outdoor" });
  expect(within(log).getByRole("list").dataset.conversation).toBe("conversation");
});

test("messages stand in the order of their seq, under their days", () => {
  const messages = [
    threadMessage({ seq: 3 }),
    threadMessage({ seq: 1, createdAt: "2025-12-24T23:59:00.000Z" }),
    threadMessage({ seq: 2, createdAt: "2026-11-30T08:00:00.000Z" }),
  ];
  render(list({ messages }));
  expect(ids()).toEqual(["day", "message-1", "day", "message-2", "day", "message-3"]);
  expect(screen.getAllByRole("heading").map(({ textContent }) => textContent)).toEqual([
    "Wednesday 24 December 2025",
    "Yesterday",
    "Today",
  ]);
});

test("days begin at midnight where the reader is", () => {
  const messages = [threadMessage({ createdAt: "2026-12-01T09:12:00.000Z" })];
  const { rerender } = render(
    list({ messages, timeZone: "America/Los_Angeles", now: "2026-12-01T20:00:00.000Z" }),
  );
  expect(screen.getByRole("heading").textContent).toBe("Today");
  rerender(list({ messages, timeZone: "America/Anchorage", now: "2026-12-01T20:00:00.000Z" }));
  expect(screen.getByText("0:12")).toBeTruthy();
  rerender(list({ messages, timeZone: "Pacific/Honolulu", now: "2026-12-01T20:00:00.000Z" }));
  expect(screen.getByRole("heading").textContent).toBe("Yesterday");
});

test("one speaker within five minutes makes a group", () => {
  const messages = [
    threadMessage({ seq: 1, ...at("09:00") }),
    threadMessage({ seq: 2, ...at("09:05") }),
    threadMessage({ seq: 3, ...at("09:11") }),
    threadMessage({ seq: 4, sender: robin, ...at("09:11") }),
    threadMessage({ seq: 5, sender: { ...robin, id: "ines", name: "Ines" }, ...at("09:12") }),
    threadMessage({ seq: 6, sender: assistant, ...at("09:12") }),
    threadMessage({ seq: 7, sender: assistant, ...at("09:12") }),
  ];
  render(list({ messages }));
  expect(groups()).toBe("(..)(.)(.)(.)(.)(.)");
});

test("events follow the message they came after, in order of rev, and part groups", () => {
  const messages = [threadMessage({ seq: 1 }), threadMessage({ seq: 2 })];
  const events = [
    event({ id: "b", rev: 5 }),
    event({ id: "a", rev: 4, code: "handoff-requested", actor: mira }),
    event({ id: "c", afterSeq: 2, rev: 9, code: "handed-back" }),
  ];
  render(list({ messages, events }));
  expect(ids()).toEqual(["day", "message-1", "event-a", "event-b", "message-2", "event-c"]);
  expect(groups()).toBe("(.)(.)");
  const said = rows().map(({ textContent }) => textContent);
  expect(said[2]).toBe("You asked for a person 9:12");
  expect(said[3]).toBe("Robin took over from the assistant 9:12");
  expect(said[5]).toBe("Robin handed over to the assistant 9:12");
});

test("the other side reads who did it, and an event without an actor has words too", () => {
  const events = [
    event({ id: "a", code: "handoff-requested", actor: mira }),
    event({ id: "b", actor: null }),
    event({ id: "c", code: "handoff-by-assistant", actor: null }),
  ];
  render(list({ viewer: "organization", viewerId: "robin", messages: [threadMessage()], events }));
  expect(screen.getAllByText(/asked for a person/).map(({ textContent }) => textContent)).toEqual([
    "Mira asked for a person 9:12",
    "The assistant asked for a person 9:12",
  ]);
  expect(screen.getByText(/The team took over/)).toBeTruthy();
});

test("a name that looks like a placeholder is shown as it is", () => {
  const events = [event({ actor: { id: "x", name: "{name} <b>$&</b>" } })];
  render(list({ messages: [threadMessage()], events }));
  expect(screen.getByText("{name} <b>$&</b>").tagName).toBe("BDI");
});

test("the unread line stands before the first new message of the other side and counts theirs", () => {
  const messages = [
    threadMessage({ seq: 1 }),
    threadMessage({ seq: 2, ...at("09:13") }),
    threadMessage({ seq: 3, sender: robin }),
    threadMessage({ seq: 4 }),
    threadMessage({ seq: 5, sender: assistant }),
  ];
  const { rerender } = render(list({ messages, unreadAfterSeq: 1 }));
  expect(ids()).toEqual(["day", "message-1", "message-2", "unread", "message-3", "message-4", "message-5"]);
  expect(screen.getByText("2 new messages")).toBeTruthy();
  rerender(list({ messages, unreadAfterSeq: 5 }));
  expect(screen.queryByText(/new message/)).toBeNull();
});

const pending = (fields: Partial<PendingMessage>): PendingMessage => ({
  clientId: "p",
  body: "On its way",
  status: "sending",
  ...at("09:13"),
  ...fields,
});

test("what is being sent joins the group it will belong to, and says how it stands", () => {
  const messages = [threadMessage()];
  const { rerender } = render(list({ messages, pending: [pending({})] }));
  expect(ids()).toEqual(["day", "message-1", "pending-p"]);
  expect(groups()).toBe("(..)");
  expect(screen.getByText("Sending")).toBeTruthy();
  rerender(list({ messages, pending: [pending({ status: "queued" })] }));
  expect(groups()).toBe("(.)(.)");
  expect(screen.getByText("Waiting to send")).toBeTruthy();
});

test("an agent's message on its way joins that agent's group only", () => {
  const messages = [threadMessage({ sender: robin })];
  const { rerender } = render(
    list({ viewer: "organization", viewerId: "robin", messages, pending: [pending({})] }),
  );
  expect(groups()).toBe("(..)");
  rerender(list({ viewer: "organization", viewerId: "ines", messages, pending: [pending({})] }));
  expect(groups()).toBe("(.)(.)");
});

test("what was not sent keeps its text, says why and can be sent again or deleted", async () => {
  const onSendAgain = vi.fn();
  const onDelete = vi.fn();
  const failed = pending({ status: "failed", error: "That was a lot at once." });
  render(list({ pending: [failed], actions: { onSendAgain, onDelete } }));
  expect(screen.getByText("On its way")).toBeTruthy();
  expect(screen.getByText("That was a lot at once.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  expect(onSendAgain).toHaveBeenCalledWith("p");
  expect(onDelete).toHaveBeenCalledWith("p");
});

test("before its first words the assistant is seen looking, after them its message speaks", () => {
  const { rerender } = render(list({ messages: [threadMessage()], looking: true }));
  expect(screen.getByText("Looking in the help articles")).toBeTruthy();
  const messages = [
    threadMessage(),
    threadMessage({ seq: 2, sender: assistant, state: "streaming", body: "One" }),
  ];
  rerender(list({ messages, looking: false }));
  expect(screen.queryByText("Looking in the help articles")).toBeNull();
  expect(screen.getByText("One")).toBeTruthy();
});

test("only what the other side says after the load arrives with a movement", () => {
  const messages = [threadMessage(), threadMessage({ seq: 2, sender: robin }), threadMessage({ seq: 3 })];
  render(list({ messages, loadedSeq: 1 }));
  expect(
    rows()
      .filter(({ dataset }) => "arrived" in dataset)
      .map(({ id }) => id),
  ).toEqual(["message-2"]);
});

test("neighbouring pages are links above and below", () => {
  render(list({ earlierHref: "?before=91", laterHref: "?after=120" }));
  expect(screen.getByRole("link", { name: "Earlier messages" }).getAttribute("href")).toBe("?before=91");
  expect(screen.getByRole("link", { name: "Later messages" }).getAttribute("href")).toBe("?after=120");
});

test("the browser takes over the server's page without a difference, then shows the reader's own zone", () => {
  const props = {
    messages: [threadMessage(), threadMessage({ seq: 2, sender: assistant })],
    events: [event({})],
  };
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(list(props));
  const served = container.innerHTML;
  const { rerender } = render(list(props), { container, hydrate: true });
  const takenOver = container.cloneNode(true) as HTMLElement;
  // What only scripts can do, they add.
  for (const added of takenOver.querySelectorAll(".copy")) added.remove();
  expect(takenOver.innerHTML).toBe(served);
  rerender(list({ ...props, timeZone: "Asia/Kolkata" }));
  expect(container.textContent).toContain("14:42");
});
