// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { InboxRow } from "~/conversations/inbox/inbox-row";
import { AboutUser } from "~/conversations/ui/inbox/about-user";
import { CaseHead } from "~/conversations/ui/inbox/case-head";
import { CasePane } from "~/conversations/ui/inbox/case-pane";
import { clock, filter, ines, inboxRow, minutesAgo, renderInInbox, robin } from "./inbox-fixture";

function showHead(fields: Partial<InboxRow> = {}) {
  renderInInbox(
    <CaseHead conversation={inboxRow(fields)} filter={filter} labels={[]} me={ines} clock={clock} />,
  );
}

const handlingForm = (button: string) => screen.getByRole<HTMLButtonElement>("button", { name: button }).form;

test("the head names the user and leads back to the list and to the person", () => {
  showHead();
  expect(screen.getByRole("heading", { level: 1, name: "Mira" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Back to the list" }).getAttribute("href")).toBe("/inbox");
  expect(screen.getByRole("link", { name: "About Mira" }).getAttribute("href")).toBe("#about");
});

test("what the assistant holds can be taken over", () => {
  showHead();
  expect(screen.getByText("The assistant handles this")).toBeTruthy();
  const form = handlingForm("Take over");
  expect(form?.getAttribute("action")).toBe("/inbox/conversation-mira/handling");
  expect(form?.method).toBe("post");
  expect(form && Object.fromEntries(new FormData(form))).toMatchObject({ handledBy: "team" });
  expect(screen.queryByRole("button", { name: /Hand back/ })).toBeNull();
});

test("what the team holds can be handed back", () => {
  showHead({ handledBy: "team", assignee: ines });
  const form = handlingForm("Hand back to the assistant");
  expect(form && Object.fromEntries(new FormData(form))).toMatchObject({ handledBy: "assistant" });
  expect(screen.queryByRole("button", { name: "Take over" })).toBeNull();
});

test.each<[string, Partial<InboxRow>]>([
  ["Assistant is answering", { running: true }],
  ["You are answering", { handledBy: "team", assignee: ines }],
  ["Robin is answering", { handledBy: "team", assignee: robin }],
  ["Waiting 12 min", { handledBy: "team", waitingSince: minutesAgo(12) }],
  ["Nobody answers this yet", { handledBy: "team" }],
])("the state line says: %s", (words, fields) => {
  showHead(fields);
  expect(screen.getByText(words)).toBeTruthy();
});

test("the conversation is a region named after the user, and its thread can be scrolled by keyboard", () => {
  renderInInbox(
    <CasePane
      userName="Mira"
      head={<CaseHead conversation={inboxRow()} filter={filter} labels={[]} me={ines} clock={clock} />}
      desk={null}
    >
      <p>The thread</p>
    </CasePane>,
  );
  const region = screen.getByRole("region", { name: "Mira" });
  const thread = within(region).getByRole("group", { name: "Thread with Mira" });
  expect(thread.tabIndex).toBe(0);
  expect(thread.textContent).toBe("The thread");
});

function showAbout(fields: Partial<Parameters<typeof AboutUser>[0]> = {}) {
  renderInInbox(
    <AboutUser
      user={{ id: "member-mira", name: "Mira", email: "mira@fjord.test" }}
      joinedAt="2024-03-02T10:00:00Z"
      messageCount={120}
      online={false}
      lastSeenAt={null}
      events={[]}
      me={ines}
      clock={clock}
      {...fields}
    />,
  );
  return screen.getByRole("region", { name: "About Mira" });
}

test("the person's pane shows e-mail, month of joining and number of messages", () => {
  const about = showAbout();
  const email = within(about).getByRole("link", { name: "mira@fjord.test" });
  expect(email.getAttribute("href")).toBe("mailto:mira@fjord.test");
  expect(about.textContent).toContain("March 2024");
  expect(about.textContent).toContain("120");
});

test("a person without an e-mail address shows none", () => {
  const about = showAbout({ user: { id: "member-mira", name: "Mira", email: null } });
  expect(about.textContent).not.toContain("E-mail");
});

test.each([
  [{ online: true }, "Here now"],
  [{ lastSeenAt: "2026-12-01T08:48:00Z" }, "Last here Today 8:48"],
  [{}, "Not here yet"],
])("presence %o reads: %s", (fields, words) => {
  expect(showAbout(fields).textContent).toContain(words);
});

test("what happened is told with who did it", () => {
  const at = "2026-11-17T16:09:00Z";
  const about = showAbout({
    events: [
      { id: "3", code: "handed-back", actor: ines, createdAt: at },
      { id: "2", code: "taken-over", actor: robin, createdAt: at },
      { id: "1", code: "handoff-requested", actor: null, createdAt: at },
    ],
  });
  const story = within(about).getAllByRole("listitem");
  expect(story.map((event) => event.querySelector("span")?.textContent)).toEqual([
    "You handed over to the assistant",
    "Robin took over from the assistant",
    "A person was asked for",
  ]);
  expect(within(about).queryByText("What happened")).toBeTruthy();
});

test("nothing happened shows no story", () => {
  expect(showAbout().textContent).not.toContain("What happened");
});
