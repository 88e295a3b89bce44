// @vitest-environment happy-dom
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import type { MessageStatus } from "~/conversations/message";
import { MessageItem, type MessageItemProps } from "~/conversations/ui/thread/message-item";
import { FormTokenContext } from "~/ui/form-token";
import { assistant, mira, robin, threadMessage } from "./thread-fixture";

function draw(props: Partial<MessageItemProps> = {}) {
  render(
    <FormTokenContext.Provider value="signed">
      <ol>
        <MessageItem
          message={threadMessage()}
          first
          last
          viewer="user"
          counterpart="Acme Outdoor"
          timeZone="UTC"
          place="/messages?around=1#message-1"
          apart={false}
          arrived={false}
          newest
          connected
          actions={{}}
          {...props}
        />
      </ol>
    </FormTokenContext.Provider>,
  );
  return screen.getByText((_, element) => element?.id.startsWith("message-") ?? false);
}

test("a message carries what programs rely on", () => {
  const item = draw({ message: threadMessage({ seq: 118, status: "delivered" }) });
  expect(item.id).toBe("message-118");
  expect(item.dataset).toMatchObject({ sender: "user", status: "delivered", state: "complete" });
});

test.each<[MessageStatus, string]>([
  ["sent", "Sent"],
  ["delivered", "Delivered"],
  ["read", "Read"],
])("what I said is marked as %s in words, with its time", (status, word) => {
  const item = draw({ message: threadMessage({ status }) });
  expect(within(item).getByText(word)).toBeTruthy();
  expect(within(item).getByText("9:12").getAttribute("datetime")).toBe("2026-12-01T09:12:00.000Z");
});

test("a user reads an agent's name and whom they speak for, and no receipt", () => {
  const item = draw({ message: threadMessage({ sender: robin, status: "read" }) });
  expect(item.textContent).toContain("Robin Acme Outdoor 9:12");
  expect(within(item).queryByText("Read")).toBeNull();
});

test("the team reads the receipt under its own message and the user's name above theirs", () => {
  const own = draw({ viewer: "organization", message: threadMessage({ sender: robin, status: "read" }) });
  expect(within(own).getByText("Read")).toBeTruthy();
  expect(within(own).queryByText("Acme Outdoor")).toBeNull();
});

test("the user's message in the inbox has a name and no receipt", () => {
  const item = draw({ viewer: "organization", message: threadMessage({ sender: mira, status: "read" }) });
  expect(within(item).getByText("Mira")).toBeTruthy();
  expect(within(item).queryByText("Read")).toBeNull();
});

test("inside a group neither name nor receipt is repeated", () => {
  const item = draw({ message: threadMessage({ sender: robin }), first: false, last: false });
  expect(item.textContent).toBe("Should I wash it first?");
});

test("an answer says that it is automatic and links the articles it rests on", () => {
  const citations = [{ articleId: "1", title: "Looking after zips", url: "/help/zips" }];
  draw({ message: threadMessage({ sender: assistant, body: "Use wax.", citations }) });
  expect(screen.getByText("Automatic answer")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "From our help articles" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Looking after zips" }).getAttribute("href")).toBe("/help/zips");
});

test("a running answer shows the words in flight and a form that stops it", () => {
  const message = threadMessage({ seq: 7, sender: assistant, state: "streaming", body: "One" });
  const actions = { stopAction: "/messages/assistant/stop" };
  const item = draw({ message, live: parseMarkdown("One box is"), actions });
  expect(item.getAttribute("aria-busy")).toBe("true");
  expect(within(item).getByText("One box is")).toBeTruthy();
  const form = within(item).getByRole<HTMLButtonElement>("button", { name: "Stop" }).form;
  expect(form?.getAttribute("action")).toBe("/messages/assistant/stop");
  expect(Object.fromEntries(new FormData(form ?? undefined))).toEqual({ formToken: "signed", seq: "7" });
});

test("with script, Stop does not leave the page", async () => {
  const onStop = vi.fn();
  const message = threadMessage({ seq: 7, sender: assistant, state: "streaming" });
  draw({ message, actions: { stopAction: "/stop", onStop } });
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(onStop).toHaveBeenCalledWith(7);
});

test("without a connection a running answer promises its rest", () => {
  draw({
    message: threadMessage({ sender: assistant, state: "streaming" }),
    connected: false,
    actions: { stopAction: "/stop" },
  });
  expect(screen.getByText("The rest appears when you’re back online")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Stop" })).toBeNull();
});

test("a stopped answer keeps its text, says so and leads on to a person", () => {
  draw({
    message: threadMessage({ sender: assistant, state: "stopped", body: "One box" }),
    actions: { canAskForPerson: true },
  });
  expect(screen.getByText("One box")).toBeTruthy();
  expect(screen.getByText("This answer was stopped")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Ask for a person" }).getAttribute("form")).toBe("handoff");
});

test("an answer that is about to be written again shows its old words, and can be stopped", () => {
  const message = threadMessage({ sender: assistant, body: "One box" });
  draw({ message, rewriting: true, actions: { againAction: "/again", stopAction: "/stop" } });
  expect(screen.getByText("One box")).toBeTruthy();
  expect(screen.getByText(/Looking in the help articles/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Stop" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Answer again" })).toBeNull();
});

test("a failed answer keeps what there was, explains itself and can be asked for again", async () => {
  const onAnswerAgain = vi.fn();
  const message = threadMessage({ seq: 9, sender: assistant, state: "failed", body: "One" });
  draw({ message, actions: { againAction: "/again", onAnswerAgain, canAskForPerson: true } });
  expect(screen.getByText("One")).toBeTruthy();
  expect(screen.getByText(/could not answer\. Your message is safe/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Ask for a person" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(onAnswerAgain).toHaveBeenCalledWith(9);
});

test("only the newest answer can be written again", () => {
  const message = threadMessage({ sender: assistant, state: "failed" });
  draw({ message, newest: false, actions: { againAction: "/again" } });
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
});

test.each([mira, robin, assistant])("a removed message of $name leaves a line in its place", (sender) => {
  const item = draw({ message: threadMessage({ sender, state: "removed", body: "" }) });
  expect(within(item).getByText("This message was removed")).toBeTruthy();
  expect(item.dataset.state).toBe("removed");
});

test("times follow the reader's zone", () => {
  draw({ timeZone: "Asia/Kolkata" });
  expect(screen.getByText("14:42")).toBeTruthy();
});

test("text and names keep their own writing direction", () => {
  draw({ message: threadMessage({ sender: { ...robin, name: "רובין" }, body: "שלום" }) });
  expect(screen.getByText("שלום").closest("[dir]")?.getAttribute("dir")).toBe("auto");
  expect(screen.getByText("רובין").tagName).toBe("BDI");
});
