// @vitest-environment happy-dom
import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { HelpArticle } from "~/knowledge/ui/help-article";
import { HelpIndex } from "~/knowledge/ui/help-index";

const acme = { organizationName: "Acme Outdoor" };

test("the list of articles leads to each of them", () => {
  render(<HelpIndex {...acme} home="/messages" articles={[{ slug: "gift-cards", title: "Gift cards" }]} />);
  expect(screen.getByRole("heading", { level: 1, name: "Help articles" })).toBeTruthy();
  const list = within(screen.getByRole("list"));
  expect(list.getByRole("link", { name: "Gift cards" }).getAttribute("href")).toBe("/help/gift-cards");
});

test("an organization without articles says where to ask", () => {
  render(<HelpIndex {...acme} home="/messages" articles={[]} />);
  expect(screen.getByText("No articles yet")).toBeTruthy();
  expect(screen.queryByRole("list")).toBeNull();
});

function showArticle(home: "/messages" | "/inbox") {
  render(
    <HelpArticle
      {...acme}
      home={home}
      title="Gift cards"
      updatedAt="2026-11-12T23:30:00Z"
      zone={{ locale: "en-GB", timeZone: "Europe/Berlin" }}
      sections={[
        { anchor: null, content: <p>They last for two years.</p> },
        { anchor: "section-balance", content: <h2>Balance</h2> },
      ]}
    />,
  );
}

test("an article has one first heading, its text, and the day it changed where the reader is", () => {
  showArticle("/messages");
  expect(screen.getAllByRole("heading", { level: 1 }).map((heading) => heading.textContent)).toEqual([
    "Gift cards",
  ]);
  expect(within(screen.getByRole("article")).getByText("They last for two years.")).toBeTruthy();
  expect(screen.getByText("Updated 13 November 2026").getAttribute("datetime")).toBe("2026-11-12T23:30:00Z");
});

test("the part a link leads to has its id", () => {
  showArticle("/messages");
  const heading = screen.getByRole("heading", { level: 2, name: "Balance" });
  expect(heading.closest("#section-balance")).toBeTruthy();
});

test("an article leads back to the list", () => {
  showArticle("/messages");
  const crumbs = within(screen.getByRole("navigation", { name: "Breadcrumb" }));
  expect(crumbs.getByRole("link", { name: "Help articles" }).getAttribute("href")).toBe("/help");
});

test("a user goes on to write, by the head and by the foot of the page", () => {
  showArticle("/messages");
  const main = within(screen.getByRole("navigation", { name: "Main" }));
  expect(main.getByRole("link", { name: "Messages" }).getAttribute("href")).toBe("/messages");
  expect(screen.getByRole("link", { name: /^Still stuck\?/ }).getAttribute("href")).toBe("/messages");
});

test("the team goes back to the inbox", () => {
  showArticle("/inbox");
  const main = within(screen.getByRole("navigation", { name: "Main" }));
  expect(main.getByRole("link", { name: "Inbox" }).getAttribute("href")).toBe("/inbox");
  expect(screen.queryByRole("link", { name: /^Still stuck\?/ })).toBeNull();
});
