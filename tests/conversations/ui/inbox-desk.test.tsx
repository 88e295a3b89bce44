// @vitest-environment happy-dom
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { Desk } from "~/conversations/ui/inbox/desk";

type DeskProps = Parameters<typeof Desk>[0];

const desk = (props: Partial<DeskProps> = {}) => (
  <Desk
    conversationId="conversation-mira"
    userName="Mira"
    handledBy="team"
    clientId="key-1"
    seenSeq={118}
    {...props}
  />
);

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /^Reply to Mira/ });

test("the desk posts the reply with its key and what was seen", () => {
  render(desk({ defaultValue: "Hi Mira" }));
  const form = box().form;
  expect(form?.getAttribute("action")).toBe("/inbox/conversation-mira");
  expect(form?.method).toBe("post");
  expect(form && Object.fromEntries(new FormData(form))).toEqual({
    formToken: "",
    clientId: "key-1",
    seenSeq: "118",
    kind: "reply",
    body: "Hi Mira",
  });
});

test("before scripts run the browser checks the length itself", () => {
  expect(renderToString(desk())).toContain('maxLength="10000"');
});

test("sending takes over only while the assistant holds the conversation", () => {
  const { rerender } = render(desk({ handledBy: "assistant" }));
  expect(screen.getByText("Sending takes over from the assistant")).toBeTruthy();
  rerender(desk({ handledBy: "team" }));
  expect(screen.queryByText("Sending takes over from the assistant")).toBeNull();
});

test("a refused reply keeps its text, and its problem is tied to the box", () => {
  render(desk({ defaultValue: "Hi Mira", error: "Write something first." }));
  expect(box().value).toBe("Hi Mira");
  expect(box().getAttribute("aria-invalid")).toBe("true");
  const problem = document.getElementById(box().getAttribute("aria-describedby") ?? "");
  expect(problem?.textContent).toBe("Write something first.");
  expect(screen.getByRole("alert").textContent).toContain("Write something first.");
});

test("an overtaken reply keeps its text and can be sent anyway", () => {
  render(desk({ defaultValue: "Hi Mira", overtakenBy: "Mira" }));
  expect(box().value).toBe("Hi Mira");
  expect(screen.getByRole("alert").textContent).toContain("Mira wrote");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send anyway" }).form).toBe(box().form);
});

test("one strip shows at a time, the gravest", () => {
  render(desk({ error: "Too fast.", overtakenBy: "Mira", colleagueTyping: "Robin" }));
  expect(screen.getByRole("alert").textContent).toContain("Too fast.");
  expect(screen.queryByText(/Robin/)).toBeNull();
  expect(screen.queryByRole("button", { name: "Send anyway" })).toBeNull();
});

test("a colleague who writes here is announced calmly", () => {
  render(desk({ colleagueTyping: "Robin" }));
  expect(screen.getByRole("status").textContent).toContain("Robin is writing a reply in this conversation.");
});

test("Enter sends where scripts run, and empties the box when the text was taken", async () => {
  const onSubmitText = vi.fn(() => true);
  render(desk({ onSubmitText }));
  await userEvent.type(box(), "On its way{Enter}");
  expect(onSubmitText).toHaveBeenCalledExactlyOnceWith("On its way", false);
  expect(box().value).toBe("");
});

test("a text that was not taken stays", async () => {
  render(desk({ onSubmitText: () => false }));
  await userEvent.type(box(), "On its way{Enter}");
  expect(box().value).toBe("On its way");
});

test("Shift and Enter start a new line", async () => {
  const onSubmitText = vi.fn(() => true);
  render(desk({ onSubmitText }));
  await userEvent.type(box(), "One{Shift>}{Enter}{/Shift}two");
  expect(onSubmitText).not.toHaveBeenCalled();
  expect(box().value).toBe("One\ntwo");
});

test("Enter that ends a composed word does not send", () => {
  const onSubmitText = vi.fn(() => true);
  render(desk({ onSubmitText, defaultValue: "にほん" }));
  fireEvent.keyDown(box(), { key: "Enter", isComposing: true });
  fireEvent.keyDown(box(), { key: "Enter", keyCode: 229 });
  expect(onSubmitText).not.toHaveBeenCalled();
});

test("nothing but space is not sent", async () => {
  const onSubmitText = vi.fn(() => true);
  render(desk({ onSubmitText }));
  await userEvent.type(box(), "  {Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(onSubmitText).not.toHaveBeenCalled();
});

test("a text over the limit is kept and not sent", async () => {
  const onSubmitText = vi.fn(() => true);
  render(desk({ onSubmitText }));
  fireEvent.input(box(), { target: { value: "x".repeat(10_002) } });
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(onSubmitText).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toContain("2 characters too many.");
  expect(box().value).toHaveLength(10_002);
});

test("without a script's handler Enter belongs to the text", async () => {
  render(desk());
  await userEvent.type(box(), "One{Enter}two");
  expect(box().value).toBe("One\ntwo");
});

test("what is typed is reported as it is typed", async () => {
  const onType = vi.fn();
  render(desk({ onType }));
  await userEvent.type(box(), "Hi");
  expect(onType.mock.calls).toEqual([["H"], ["Hi"]]);
});

test("a reply is resolved with by a second button, which Enter does not press", async () => {
  const send = vi.fn(() => true);
  render(desk({ defaultValue: "All done", onSubmitText: send }));
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Send and resolve" }));
  expect(send).toHaveBeenLastCalledWith("All done", true);
  await user.type(box(), "Bye{Enter}");
  expect(send).toHaveBeenLastCalledWith("Bye", false);
});
