// @vitest-environment happy-dom
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { scopes } from "~/identity/actor";
import { NewToken } from "~/organizations/ui/new-token";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { TokenForm } from "~/organizations/ui/token-form";
import { TokenList, type TokenRow } from "~/organizations/ui/token-list";

const zone = { locale: "en-GB", timeZone: "Europe/London" };

const token = (fields: Partial<TokenRow> = {}): TokenRow => ({
  id: "token-1",
  name: "Warehouse sync",
  tail: "9fQ2",
  scopes: ["conversations:read", "messages:write"],
  lastUsedAt: "2026-11-30T10:00:00Z",
  expiresAt: "2027-02-01T12:00:00Z",
  ...fields,
});

function showList(tokens: TokenRow[]) {
  render(<TokenList tokens={tokens} now="2026-12-01T09:13:30Z" zone={zone} />);
}

test("a member's settings say where they are and lead back", () => {
  render(
    <SettingsFrame page="tokens" place={{ role: "user", organization: "Acme" }}>
      <p>The page</p>
    </SettingsFrame>,
  );
  expect(screen.getByRole("heading", { level: 1, name: "API tokens" })).toBeTruthy();
  const pages = within(screen.getByRole("navigation", { name: "Settings" }));
  expect(pages.getByRole("link", { name: "API tokens" }).getAttribute("aria-current")).toBe("page");
  expect(pages.getByRole("link", { name: "Messages" }).getAttribute("href")).toBe("/messages");
  expect(within(screen.getByRole("main")).getByText("The page")).toBeTruthy();
});

test("the team's settings lead back to the inbox", () => {
  render(
    <SettingsFrame page="tokens" place={{ role: "agent", organization: "Acme" }}>
      {null}
    </SettingsFrame>,
  );
  expect(screen.getByRole("link", { name: "Inbox" }).getAttribute("href")).toBe("/inbox");
});

test.each([
  ["user", ["Profile", "API tokens"]],
  ["agent", ["Profile", "API tokens"]],
  [
    "admin",
    [
      "Organization",
      "Members",
      "Help articles",
      "Labels",
      "Saved replies",
      "Assistant",
      "Audit log",
      "Profile",
      "API tokens",
    ],
  ],
] as const)("%s is led to the settings that are theirs, and to no others", (role, names) => {
  render(
    <SettingsFrame page="profile" place={{ role, organization: "Acme" }}>
      {null}
    </SettingsFrame>,
  );
  const lists = within(screen.getByRole("navigation", { name: "Settings" })).getAllByRole("listitem");
  expect(lists.map(({ textContent }) => textContent)).toEqual(names);
});

test("a new token is asked for with a name, scopes and a lifetime", () => {
  render(
    <TokenForm values={{ name: "Sync", scopes: ["messages:read", "messages:write"], expiresInDays: "30" }} />,
  );
  const form = screen.getByRole<HTMLFormElement>("form", { name: "New token" });
  const data = new FormData(form);
  expect(form.method).toBe("post");
  expect(form.getAttribute("action")).toBe("/settings/tokens");
  expect(data.get("name")).toBe("Sync");
  expect(data.getAll("scope")).toEqual(["messages:read", "messages:write"]);
  expect(data.get("expiresInDays")).toBe("30");
});

test("every scope can be ticked, and says what it allows", () => {
  render(<TokenForm />);
  const group = within(screen.getByRole("group", { name: "What it may do" }));
  const choices = group.getAllByRole<HTMLInputElement>("checkbox");
  expect(choices.map(({ value }) => value)).toEqual([...scopes]);
  expect(choices.every(({ checked }) => !checked)).toBe(true);
  expect(group.getByRole("checkbox", { name: "messages:write Send messages in your name." })).toBeTruthy();
});

test("problems are tied to the name, the scopes and the lifetime", () => {
  render(
    <TokenForm
      errors={{ name: "Give it a name.", scope: "Choose one.", expiresInDays: "Choose a lifetime." }}
    />,
  );
  const problemOf = (element: HTMLElement) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" ");
  expect(problemOf(screen.getByRole("textbox", { name: "Name" }))).toContain("Give it a name.");
  expect(problemOf(screen.getByRole("group", { name: "What it may do" }))).toBe("Choose one.");
  expect(problemOf(screen.getByRole("combobox", { name: "Expires in" }))).toBe("Choose a lifetime.");
});

test("a new token is shown whole, and where to go on from it", () => {
  render(<NewToken name="Warehouse sync" token="pk_secret" />);
  const shown = within(screen.getByRole("region", { name: "Your new token" }));
  expect(shown.getByText("pk_secret")).toBeTruthy();
  expect(shown.getByText(/Warehouse sync/).textContent).toContain("only this once");
  expect(shown.getByRole("link", { name: "I have copied it" }).getAttribute("href")).toBe("/settings/tokens");
});

test("where scripts run a new token can be copied by one button", async () => {
  const user = userEvent.setup();
  render(<NewToken name="Warehouse sync" token="pk_secret" />);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await screen.findByRole("button", { name: "Copied" })).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe("pk_secret");
});

test("before scripts run there is no button that would do nothing", () => {
  expect(renderToString(<NewToken name="Warehouse sync" token="pk_secret" />)).not.toContain("<button");
});

test("a token is listed by name and ending, with its scopes and dates", () => {
  showList([token()]);
  const row = screen.getByRole("row", { name: /Warehouse sync/ });
  expect(row.textContent).toContain("…9fQ2");
  expect(row.textContent).toContain("conversations:read, messages:write");
  expect(row.textContent).toContain("Last used 30 November 2026");
  expect(row.textContent).toContain("Expires 1 February 2027");
});

test("a token can be revoked by a form of its own", () => {
  showList([token(), token({ id: "token-2", name: "My laptop" })]);
  const { form } = screen.getByRole<HTMLButtonElement>("button", { name: "Revoke My laptop" });
  expect(form?.method).toBe("post");
  expect(form?.getAttribute("action")).toBe("/settings/tokens/token-2/revoke");
  expect(form?.elements.namedItem("formToken")).not.toBeNull();
});

test.each([
  [{ lastUsedAt: null }, "Not used yet"],
  [{ expiresAt: null }, "Never expires"],
  [{ expiresAt: "2026-11-20T12:00:00Z" }, "Expired 20 November 2026"],
])("a token with %o reads: %s", (fields, words) => {
  showList([token(fields)]);
  expect(screen.getByText(words)).toBeTruthy();
});

test("without tokens the next step is named", () => {
  showList([]);
  expect(screen.getByText("No tokens yet")).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});
