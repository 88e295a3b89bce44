// @vitest-environment happy-dom
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { CaseStrip } from "~/conversations/ui/messages/case-strip";
import { inboxRow, message } from "~/states/states-fixture";

const said = (conversation: object, messages = [message()]) =>
  render(
    <CaseStrip
      thread={{ conversation: { ...inboxRow(), handlingEpoch: 0, ...conversation }, messages, events: [] }}
    />,
  ).container.textContent;

test("a user hears that their conversation is ended and how it goes on", () => {
  expect(said({ status: "resolved" })).toBe(
    "This is resolved. Write whenever there is more, and it opens again.",
  );
});

test("a user who waits for a person hears that the team knows, until it answers", () => {
  expect(said({ handledBy: "team" })).toMatch(/^The team knows\./);
  const answered = message({ seq: 8, sender: { type: "agent", id: "robin", name: "Robin" } });
  expect(said({ handledBy: "team" }, [message(), answered])).toBe("");
});

test("a user whom the assistant answers hears of no team", () => {
  expect(said({ handledBy: "assistant" })).toBe("");
});
