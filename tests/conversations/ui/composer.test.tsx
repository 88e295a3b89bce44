// @vitest-environment happy-dom
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { Composer, type ComposerProps } from "~/conversations/ui/composer/composer";
import { FormTokenContext } from "~/ui/form-token";

const composer = (props: Partial<ComposerProps> = {}) => (
  <FormTokenContext.Provider value="signed">
    <Composer action="/messages" clientId="key" recipient="Acme Outdoor" {...props} />
  </FormTokenContext.Provider>
);

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message to Acme Outdoor" });
const sendButton = () => screen.getByRole<HTMLButtonElement>("button", { name: "Send" });

test("without script it is a form with the key and the token of its message", () => {
  const place = document.createElement("div");
  place.innerHTML = renderToString(composer({ defaultValue: "kept" }));
  const form = place.querySelector("form");
  expect(form?.method).toBe("post");
  expect(form?.getAttribute("action")).toBe("/messages");
  expect(Object.fromEntries(new FormData(form ?? undefined))).toEqual({
    formToken: "signed",
    clientId: "key",
    body: "kept",
  });
  expect(place.querySelector("textarea")?.getAttribute("maxlength")).toBe("10000");
  expect(place.textContent).not.toContain("Enter");
});

test("without script a text that is too long can still be shortened and sent", () => {
  const place = document.createElement("div");
  place.innerHTML = renderToString(composer({ defaultValue: "x".repeat(10_001) }));
  expect(place.querySelector("button")?.hasAttribute("disabled")).toBe(false);
});

test("Enter sends and empties the box", async () => {
  const onSubmitText = vi.fn(() => true);
  render(composer({ onSubmitText }));
  await userEvent.type(box(), "Hello{Enter}");
  expect(onSubmitText.mock.calls).toEqual([["Hello"]]);
  expect(box().value).toBe("");
});

test("Shift and Enter start a new line", async () => {
  const onSubmitText = vi.fn(() => true);
  render(composer({ onSubmitText }));
  await userEvent.type(box(), "one{Shift>}{Enter}{/Shift}two");
  expect(box().value).toBe("one\ntwo");
  expect(onSubmitText).not.toHaveBeenCalled();
});

test.each([{ isComposing: true }, { keyCode: 229 }])(
  "Enter that ends a composed word sends nothing: %o",
  (composing) => {
    const onSubmitText = vi.fn(() => true);
    render(composer({ onSubmitText, defaultValue: "にほん" }));
    fireEvent.keyDown(box(), { key: "Enter", ...composing });
    expect(onSubmitText).not.toHaveBeenCalled();
    expect(box().value).toBe("にほん");
  },
);

test("without a taker of texts Enter is left to the browser", () => {
  render(composer());
  expect(fireEvent.keyDown(box(), { key: "Enter" })).toBe(true);
});

test("the Send button sends; a text that was not taken stays", async () => {
  const onSubmitText = vi.fn(() => false);
  render(composer({ onSubmitText }));
  await userEvent.type(box(), "Hello");
  await userEvent.click(sendButton());
  expect(onSubmitText).toHaveBeenCalledWith("Hello");
  expect(box().value).toBe("Hello");
});

test("nothing but space is not sent", async () => {
  const onSubmitText = vi.fn(() => true);
  render(composer({ onSubmitText }));
  await userEvent.type(box(), "   {Enter}");
  expect(onSubmitText).not.toHaveBeenCalled();
});

test("a refusal is tied to the box and keeps the text", () => {
  render(composer({ defaultValue: "My words", error: "Write something first." }));
  expect(box().value).toBe("My words");
  expect(box().getAttribute("aria-invalid")).toBe("true");
  const [problem] = (box().getAttribute("aria-describedby") ?? "").split(" ");
  expect(document.getElementById(problem ?? "")?.textContent).toBe("Write something first.");
});

test("near the limit it counts, over it the text stays and cannot be sent", () => {
  const onSubmitText = vi.fn(() => true);
  render(composer({ onSubmitText }));
  fireEvent.input(box(), { target: { value: "x".repeat(9_900) } });
  expect(screen.getByText("100 characters left")).toBeTruthy();
  fireEvent.input(box(), { target: { value: "x".repeat(10_312) } });
  expect(screen.getByRole("alert").textContent).toBe("312 characters too many. Send it in two parts.");
  expect(sendButton().disabled).toBe(true);
  fireEvent.submit(box());
  expect(onSubmitText).not.toHaveBeenCalled();
  expect(box().value).toHaveLength(10_312);
});

test("every key is reported, so that a draft can be kept", async () => {
  const onType = vi.fn();
  render(composer({ onType }));
  await userEvent.type(box(), "Hi");
  expect(onType.mock.calls).toEqual([["H"], ["Hi"]]);
});

test("a person can be asked for by a form of its own", () => {
  const onHandoff = vi.fn();
  render(composer({ handoffAction: "/messages/handoff", onHandoff }));
  const formId = screen.getByRole("button", { name: "Ask for a person" }).getAttribute("form") ?? "";
  const form = document.getElementById(formId) as HTMLFormElement;
  expect(form.getAttribute("action")).toBe("/messages/handoff");
  expect(Object.fromEntries(new FormData(form))).toEqual({ formToken: "signed" });
  fireEvent.submit(form);
  expect(onHandoff).toHaveBeenCalledOnce();
});

test("while the team answers nobody is asked for", () => {
  render(composer());
  expect(screen.queryByRole("button", { name: "Ask for a person" })).toBeNull();
});
