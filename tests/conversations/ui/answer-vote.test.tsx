// @vitest-environment happy-dom
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { Vote } from "~/conversations/message";
import { VotePage } from "~/conversations/ui/messages/vote-page";
import { AnswerVote } from "~/conversations/ui/thread/answer-vote";
import type { MessageItemProps } from "~/conversations/ui/thread/message-item";
import { assistant, threadMessage } from "./thread-fixture";

const onVote = vi.fn<(seq: number, vote: string, reason?: string) => void>();
const actions = { voteAction: "/messages/vote", canExplain: true, onVote };

function answerVote(vote: Vote | null, props: Partial<MessageItemProps> = {}) {
  return (
    <AnswerVote
      message={threadMessage({ seq: 8, sender: assistant, vote })}
      first
      last
      viewer="user"
      counterpart="Mira"
      timeZone="UTC"
      place="/messages?around=8#message-8"
      apart={false}
      arrived={false}
      newest
      connected
      actions={actions}
      {...props}
    />
  );
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

test("nobody has voted: neither button is pressed, and each form says which answer is meant", () => {
  render(answerVote(null));
  for (const [name, value] of [
    ["Helpful", "up"],
    ["Not helpful", "down"],
  ] as const) {
    expect(button(name).getAttribute("aria-pressed")).toBe("false");
    expect(button(name).value).toBe(value);
  }
  expect(button("Helpful").form?.getAttribute("action")).toBe("/messages/vote");
  expect(new FormData(button("Helpful").form ?? undefined).get("seq")).toBe("8");
  expect(screen.queryByText("Thank you")).toBeNull();
});

test("the vote that was cast is pressed, is thanked for, and its button takes it back", async () => {
  render(answerVote({ value: "up", reason: null }));
  expect(button("Helpful").getAttribute("aria-pressed")).toBe("true");
  expect(button("Helpful").value).toBe("none");
  expect(screen.getByText("Thank you")).toBeTruthy();
  expect(screen.queryByText("Say why")).toBeNull();
  await userEvent.click(button("Helpful"));
  expect(onVote).toHaveBeenLastCalledWith(8, "none");
});

test("whoever was not helped is asked why at once, and may leave it empty", async () => {
  const { rerender } = render(answerVote(null));
  await userEvent.click(button("Not helpful"));
  expect(onVote).toHaveBeenLastCalledWith(8, "down");
  rerender(answerVote({ value: "down", reason: null }));
  const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /What was missing/ });
  expect(box.maxLength).toBe(500);
  await userEvent.type(box, "No address.");
  await userEvent.click(button("Send"));
  expect(onVote).toHaveBeenLastCalledWith(8, "down", "No address.");
  rerender(answerVote({ value: "down", reason: "No address." }));
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByText("You said: No address.")).toBeTruthy();
  await userEvent.click(screen.getByRole("link", { name: "Change what you said" }));
  expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("No address.");
});

test("without scripts the reason is a form of its own; a page that refreshes itself has none", () => {
  const told = { value: "down", reason: null } as const;
  expect(renderToString(answerVote(told))).toContain('action="/messages/vote/id-8"');
  const refreshing = renderToString(answerVote(told, { actions: { ...actions, canExplain: false } }));
  expect(refreshing).not.toContain("textarea");
});

test("the team reads the vote and its reason, and has no buttons", () => {
  render(answerVote({ value: "down", reason: "No <b>address</b>." }, { viewer: "organization" }));
  expect(screen.getByText(/Mira found this not helpful/).textContent).toContain("No <b>address</b>.");
  expect(screen.queryByRole("button")).toBeNull();
});

test("a page without votes shows none", () => {
  render(answerVote({ value: "up", reason: null }, { actions: {} }));
  expect(screen.queryByRole("button")).toBeNull();
});

test("a reason that was refused stands on its page as it was typed, with what is wrong", () => {
  render(
    <VotePage
      organizationName="Acme"
      me={{ id: "mira", name: "Mira", email: null }}
      action="/messages/vote/id-8"
      placeHref="/messages?around=8#message-8"
      content={threadMessage({ body: "In 30 days." }).content}
      reason={null}
      problem={{
        code: "invalid",
        values: { reason: "Too much" },
        errors: { reason: "Shorter." },
        message: null,
      }}
    />,
  );
  const main = within(screen.getByRole("main"));
  expect(main.getByText("In 30 days.")).toBeTruthy();
  const box = main.getByRole<HTMLTextAreaElement>("textbox");
  expect(box.value).toBe("Too much");
  const problem = document.getElementById(box.getAttribute("aria-describedby") ?? "");
  expect(problem?.textContent).toBe("Shorter.");
});
