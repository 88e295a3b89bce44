// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { englishWords } from "~/i18n/words";
import { ErrorPage, pageWords } from "~/ui/error-page";
import { KeptDraft } from "~/ui/kept-draft";

function showPage(status: number | "offline", reference?: string) {
  const words = pageWords(status);
  render(
    <ErrorPage
      status={status}
      title={englishWords(words.title)}
      text={englishWords(words.text)}
      action={{ href: "/", label: englishWords(words.action) }}
      reference={reference}
    />,
  );
}

test.each<[number | "offline", string, string]>([
  [403, "This page is not for you", "Back to Parley"],
  [404, "There is nothing here", "Back to Parley"],
  [500, "Something broke on our side", "Try again"],
  [503, "Back in a moment", "Try again"],
  ["offline", "You are offline", "Try again"],
])("the page for %s says what happened and names one way on", (status, title, action) => {
  showPage(status);
  expect(screen.getByRole("main")).toBeTruthy();
  expect(screen.getByRole("heading", { level: 1, name: title })).toBeTruthy();
  const links = screen.getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual([action]);
  expect(links[0]?.getAttribute("href")).toBe("/");
});

test("the status is shown, but for being offline, which has none", () => {
  showPage(404);
  expect(screen.getByText("404")).toBeTruthy();
});

test("being offline shows no number", () => {
  showPage("offline");
  expect(screen.getByRole("main").textContent).not.toMatch(/\d/);
});

test("a reference to quote is shown where there is one", () => {
  showPage(500, "Reference 4f1c-9a20");
  expect(screen.getByText("Reference 4f1c-9a20")).toBeTruthy();
});

test.each([
  [405, "That did not work"],
  [429, "That did not work"],
  [502, "Something broke on our side"],
])("a status without words of its own, %i, gets those of its kind", (status, title) => {
  expect(englishWords(pageWords(status).title)).toBe(title);
});

test("what was typed and could not be taken is there to be sent again, under the same key", () => {
  const draft = { body: "Do you repair tents?", clientId: "first", formToken: "signed" };
  render(<KeptDraft draft={draft} label="Your text, which was not sent" action="Send it now" />);
  const text = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your text, which was not sent" });
  expect(text.value).toBe(draft.body);
  const form = screen.getByRole<HTMLButtonElement>("button", { name: "Send it now" }).form;
  expect(form?.method).toBe("post");
  expect(Object.fromEntries(new FormData(form ?? undefined))).toEqual(draft);
});
