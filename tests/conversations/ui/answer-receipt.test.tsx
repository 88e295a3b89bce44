// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { AnswerReceipt as Receipt } from "~/conversations/answers/answer-receipt";
import { AnswerReceipt } from "~/conversations/ui/thread/answer-receipt";
import { assistant, threadMessage } from "./thread-fixture";

const complete: Receipt = {
  outcome: "complete",
  model: "local",
  articlesRead: [{ title: "Returns", url: "/help/returns" }],
  toolCalls: [{ name: "searchArticles", asked: "used boots", found: 2 }],
  inputTokens: null,
  outputTokens: null,
  firstWordsMs: 240,
  totalMs: 1_260,
  attempts: 1,
  stopCode: null,
  stoppedByName: null,
  error: null,
};

function facts(receipt: Receipt | null): string {
  render(<AnswerReceipt message={threadMessage({ sender: assistant, receipt })} />);
  return document.body.textContent ?? "";
}

test("a receipt says how its answer came about, and links what was read", () => {
  const text = facts(complete);
  for (const said of [
    "Complete",
    "local",
    "searchArticles used boots 2 found",
    "first words 0.2 s, in all 1.3 s",
  ])
    expect(text).toContain(said);
  expect(text).toContain("in –, out –");
  expect(text).not.toContain("Attempts");
  expect(screen.getByText("Returns").closest("a")?.getAttribute("href")).toBe("/help/returns");
  expect(screen.getByText("How this answer came about").closest("details")?.open).toBe(false);
});

test("a receipt says who stopped its answer, and why one failed", () => {
  expect(
    facts({ ...complete, outcome: "stopped", stopCode: "taken-over", stoppedByName: "Robin" }),
  ).toContain("Stopped: Robin took over from the assistant");
  expect(facts({ ...complete, outcome: "failed", error: "timeout", attempts: 2 })).toContain(
    "Failed: timeout",
  );
});

test("an answer that nothing is known of has no receipt", () => {
  expect(facts(null)).toBe("");
});
