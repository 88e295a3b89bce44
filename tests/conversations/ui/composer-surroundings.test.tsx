// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ConnectionStrip, type ConnectionState } from "~/conversations/ui/connection-strip";
import { EmptyThread } from "~/conversations/ui/empty-thread";
import { PendingAnswer } from "~/conversations/ui/pending-answer";
import { TypingLine } from "~/conversations/ui/typing-line";

test.each<[ConnectionState, string]>([
  [{ kind: "reconnecting" }, "Connecting again. What you write is kept."],
  [{ kind: "offline", waiting: 0 }, "You’re offline. What you write stays on this page."],
  [{ kind: "offline", waiting: 1 }, "You’re offline. 1 message waits on this page."],
  [{ kind: "back" }, "Back online. Everything was sent."],
  [
    { kind: "too-fast", seconds: 20 },
    "That was a lot at once. You can write again in 20 seconds. Your text is kept.",
  ],
])("the connection is told in words: $kind", (state, words) => {
  render(<ConnectionStrip state={state} />);
  expect(screen.getByRole("status").textContent?.trim()).toBe(words);
});

test("whoever was signed out is told at once, and where to sign in", () => {
  render(<ConnectionStrip state={{ kind: "signed-out", loginHref: "/login?redirectTo=%2Fmessages" }} />);
  expect(screen.getByRole("alert").textContent).toContain(
    "Your text stays here: sign in on a new page, then send it.",
  );
  expect(screen.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe(
    "/login?redirectTo=%2Fmessages",
  );
});

test("the live region of typing is there before anyone types", () => {
  const { rerender } = render(<TypingLine person={null} />);
  const region = screen.getByRole("status");
  expect(region.textContent).toBe("");
  rerender(<TypingLine person={{ id: "robin", name: "Robin" }} />);
  expect(screen.getByRole("status")).toBe(region);
  expect(region.textContent).toContain("Robin is typing");
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
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Ask for a person" }).form?.id).toBe(
    "handoff",
  );
});
