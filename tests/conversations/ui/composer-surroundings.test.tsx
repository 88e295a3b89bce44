// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ConnectionStrip, type ConnectionState } from "~/conversations/ui/live/connection-strip";
import { EmptyThread } from "~/conversations/ui/messages/empty-thread";
import { PendingAnswer } from "~/conversations/ui/thread/pending-answer";
import { TypingLine } from "~/conversations/ui/thread/typing-line";

const onDevice = (waiting: number) => ({ waiting, durable: true });

test.each<[ConnectionState, string]>([
  [{ kind: "reconnecting", ...onDevice(0) }, "Connecting again. What you write is kept on this device."],
  [
    { kind: "offline", ...onDevice(1) },
    "You’re offline. 1 message is kept on this device and goes out when you’re back.",
  ],
  [
    { kind: "offline", waiting: 2, durable: false },
    "You’re offline. 2 messages wait on this page only: keep it open until they are sent.",
  ],
  [
    { kind: "unreachable", ...onDevice(2) },
    "Sending does not get through. 2 messages are kept on this device and tried again by themselves.",
  ],
  [
    { kind: "too-fast", ...onDevice(1) },
    "That was a lot at once. 1 message is kept on this device and goes out by itself in a moment.",
  ],
  [{ kind: "back", sent: true }, "Back online. Everything was sent."],
  [{ kind: "back", sent: false }, "Back online."],
])("the connection is told in words: $kind", (state, words) => {
  render(<ConnectionStrip state={state} />);
  expect(screen.getByRole("status").textContent?.trim()).toBe(words);
});

test("whoever was signed out is told at once, and where to sign in", () => {
  render(<ConnectionStrip state={{ kind: "signed-out", ...onDevice(1) }} />);
  expect(screen.getByRole("alert").textContent).toContain(
    "1 message is kept on this device and goes out when you sign in again.",
  );
  expect(screen.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/login");
});

test("who waits for the connection can have it tried at once", async () => {
  const onTryNow = vi.fn();
  render(<ConnectionStrip state={{ kind: "offline", ...onDevice(1), onTryNow }} />);
  await userEvent.click(screen.getByRole("button", { name: "Try now" }));
  expect(onTryNow).toHaveBeenCalledOnce();
});

test("the end of the thread is there before anyone types", () => {
  const { container, rerender } = render(<TypingLine person={null} />);
  const end = container.querySelector("#newest");
  expect(end?.textContent).toBe("");
  rerender(<TypingLine person={{ id: "robin", name: "Robin" }} />);
  expect(container.querySelector("#newest")).toBe(end);
  expect(end?.textContent).toContain("Robin is typing");
});

test("a first visit greets by name, and its questions are messages to send", async () => {
  const onSubmitText = vi.fn();
  const question = "Where is my order?";
  render(
    <EmptyThread
      name="Mira"
      action="/messages"
      clientId="key"
      starters={[question]}
      onSubmitText={onSubmitText}
    />,
  );
  expect(screen.getByRole("heading", { name: "Hello Mira, what can we help with?" })).toBeTruthy();
  const button = screen.getByRole<HTMLButtonElement>("button", { name: question });
  expect(Object.fromEntries(new FormData(button.form ?? undefined, button))).toMatchObject({
    body: question,
    clientId: "key",
  });
  await userEvent.click(button);
  expect(onSubmitText).toHaveBeenCalledWith(question);
});

test("while a page without script waits for its answer, it leads to one where nothing typed is lost", () => {
  render(<PendingAnswer writeHref="/messages?write=1" handoffAction="/messages/handoff" />);
  expect(screen.getByRole("link", { name: "Write a message" }).getAttribute("href")).toBe(
    "/messages?write=1",
  );
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByRole("button", { name: "Ask for a person" }).getAttribute("form")).toBe("handoff");
});
