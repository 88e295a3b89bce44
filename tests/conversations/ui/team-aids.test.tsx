// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { DraftButton } from "~/conversations/ui/inbox/draft-button";
import { SummaryButton, ThreadSummary } from "~/conversations/ui/inbox/thread-summary";
import { useDraftedReply } from "~/conversations/ui/inbox/use-drafted-reply";
import { useThreadSummary } from "~/conversations/ui/inbox/use-thread-summary";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { eventually } from "../../support/eventually";

afterEach(() => vi.unstubAllGlobals());

/** Answers the next request with a stream that says what the test tells it. */
function answerWith() {
  let stream: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) });
  let asked: RequestInit | undefined;
  vi.stubGlobal("fetch", (_url: string, init: RequestInit) => {
    asked = init;
    init.signal?.addEventListener("abort", () => stream.error(init.signal?.reason));
    return Promise.resolve(new Response(body, { status: 200 }));
  });
  const write = (data: string) => stream.enqueue(new TextEncoder().encode(`data: ${data}\n\n`));
  return {
    say: (delta: string) => write(JSON.stringify({ type: "text-delta", id: "0", delta })),
    fail: (errorText: string) => write(JSON.stringify({ type: "error", errorText })),
    end: () => write("[DONE]"),
    isLeft: () => asked?.signal?.aborted ?? false,
  };
}

function Box({ typed = "" }: { typed?: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const write = (text: string) => void (box.current && (box.current.value = text));
  const draft = useDraftedReply("/inbox/mira/draft", { box, write });
  return (
    <form>
      <textarea ref={box} defaultValue={typed} aria-label="Reply" />
      <DraftButton action="/inbox/mira/draft" draft={draft} />
      <p>{draft.problem}</p>
    </form>
  );
}

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox");
const holds = (text: string) => eventually(() => expect(box().value).toBe(text));

test("a draft comes below what is typed, word by word, and the button is back at its end", async () => {
  const model = answerWith();
  render(<Box typed="Hi Mira, " />);
  await userEvent.click(screen.getByRole("button", { name: "Draft" }));
  model.say("You have");
  await holds("Hi Mira,\n\nYou have");
  model.say(" 60 days.");
  model.end();
  await holds("Hi Mira,\n\nYou have 60 days.");
  expect(await screen.findByRole("button", { name: "Draft" })).toBeTruthy();
});

test("whoever types while it comes ends it, and keeps their words", async () => {
  const model = answerWith();
  render(<Box />);
  await userEvent.click(screen.getByRole("button", { name: "Draft" }));
  model.say("You have");
  await holds("You have");
  await userEvent.type(box(), ", I think,");
  model.say(" 60 days.");
  await eventually(() => expect(model.isLeft()).toBe(true));
  expect(box().value).toBe("You have, I think,");
});

test("a draft can be stopped; what has come stays", async () => {
  const model = answerWith();
  render(<Box />);
  await userEvent.click(screen.getByRole("button", { name: "Draft" }));
  model.say("You have");
  await holds("You have");
  await userEvent.click(screen.getByRole("button", { name: "Stop drafting" }));
  expect(await screen.findByRole("button", { name: "Draft" })).toBeTruthy();
  expect([model.isLeft(), box().value]).toEqual([true, "You have"]);
});

test("where there is no draft the agent reads why, and the box stays as it is", async () => {
  const detail = "Nothing in the help articles fits, so there is no draft.";
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ detail }, { status: 409 })));
  render(<Box typed="Hi" />);
  await userEvent.click(screen.getByRole("button", { name: "Draft" }));
  expect(await screen.findByText(detail)).toBeTruthy();
  expect(box().value).toBe("Hi");
});

test("without scripts the draft is asked for with the form, whether or not anything is typed", () => {
  const page = renderToString(<Box />);
  expect(page).toContain('type="submit"');
  expect(page).toContain('formaction="/inbox/mira/draft"');
  expect(page).toContain("formnovalidate");
});

function Thread({ served = null }: { served?: ReturnType<typeof parseMarkdown> | null }) {
  const summary = useThreadSummary("/inbox/mira/summary", served);
  return (
    <>
      <SummaryButton summary={summary} />
      <ThreadSummary summary={summary} closeHref="/inbox/mira" />
    </>
  );
}

test("a summary comes into its panel as inert text, can fail in words, and can be closed", async () => {
  const model = answerWith();
  render(<Thread />);
  expect(screen.queryByRole("region")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Sum up the conversation" }));
  model.say("Mira asks <b>why</b> ![x](https://tracker.example/x.png)");
  const panel = await screen.findByRole("region", { name: "Summary by the assistant" });
  await eventually(() => expect(panel.textContent).toContain("Mira asks <b>why</b>"));
  expect(panel.querySelector("img, b")).toBeNull();
  model.fail("The assistant’s model is busy.");
  expect((await screen.findByRole("alert")).textContent).toContain("The assistant’s model is busy.");
  await userEvent.click(screen.getByRole("link", { name: "Close the summary" }));
  expect(screen.queryByRole("region")).toBeNull();
});

test("the summary a page came with stands above the thread", () => {
  render(<Thread served={parseMarkdown("- Mira waits.")} />);
  expect(screen.getByRole("region").textContent).toContain("Mira waits.");
});
