// @vitest-environment happy-dom
import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FoundMessages } from "~/conversations/ui/search/found-messages";
import { page, robin, threadMessage } from "./thread-fixture";

const filter = { q: "zip", sender: ["agent" as const], from: "2026-11-01", to: "" };

function draw(messages = [threadMessage({ seq: 3 }), threadMessage({ seq: 4, sender: robin })], more = {}) {
  const { actions: _, ...rest } = page;
  const senders = [
    { type: "user" as const, name: "You" },
    { type: "agent" as const, name: "Acme Outdoor" },
  ];
  render(
    <FoundMessages
      form={{ action: "/messages", filter, senders, kept: { view: "mine" } }}
      newestHref="/messages#newest"
      list={{
        ...rest,
        viewer: "user",
        viewerId: "mira",
        counterpart: "Acme Outdoor",
        messages,
        earlierHref: null,
        ...more,
      }}
    />,
  );
}

test("it says how many there are, and each leads to its place", () => {
  draw();
  expect(screen.getByRole("heading", { name: "2 messages found" })).toBeTruthy();
  const places = screen.getAllByRole("link", { name: "Show in the conversation" });
  expect(places.map((link) => link.getAttribute("href"))).toEqual([
    "/messages?around=3#message-3",
    "/messages?around=4#message-4",
  ]);
  expect(screen.getByRole("link", { name: "Back to the newest" }).getAttribute("href")).toBe(
    "/messages#newest",
  );
});

test("where there are more it does not claim to know how many", () => {
  draw([threadMessage()], { earlierHref: "/messages?q=zip&before=1" });
  expect(screen.getByRole("heading", { name: "1 message found on this page" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Earlier messages" })).toBeTruthy();
});

test("the form keeps what was asked and asks without a script", () => {
  draw([]);
  const form = screen.getByRole<HTMLFormElement>("search", { name: "Search messages" });
  expect([form.method, new URL(form.action).pathname]).toEqual(["get", "/messages"]);
  expect([...new FormData(form).entries()]).toEqual([
    ["view", "mine"],
    ["q", "zip"],
    ["sender", "agent"],
    ["from", "2026-11-01"],
    ["to", ""],
  ]);
  expect(within(form).getByRole("checkbox", { name: "You" })).toHaveProperty("checked", false);
});

test("where nothing was found it says what to do next", () => {
  draw([]);
  expect(screen.getByRole("heading", { name: "Nothing found" })).toBeTruthy();
  expect(screen.getByText("Nothing for “zip”")).toBeTruthy();
  expect(screen.getByText(/Check the spelling/)).toBeTruthy();
});
