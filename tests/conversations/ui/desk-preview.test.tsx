// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { keptForThread } from "~/conversations/inbox/kept-for-thread";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import type { RichText } from "~/conversations/markdown/rich-text";
import { DeskPreview, PreviewButton } from "~/conversations/ui/inbox/desk-preview";
import { usePreview } from "~/conversations/ui/inbox/use-preview";

function Box({ served = null, typed = "" }: { served?: RichText | null; typed?: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const preview = usePreview(box, served);
  return (
    <form>
      <textarea ref={box} aria-label="Reply" defaultValue={typed} />
      <PreviewButton action="/inbox/mira/preview" preview={preview} />
      <DeskPreview content={preview.content} />
    </form>
  );
}

const shown = () => screen.getByRole("group", { name: "Preview" });

test("the preview follows what is typed, by the messages' own rules", async () => {
  render(<Box typed="**Two** <b>boots</b> ![x](https://tracker.example/x.png)" />);
  expect(screen.queryByRole("group")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Preview", pressed: false }));
  expect((await screen.findByText("Two")).tagName).toBe("STRONG");
  expect(shown().querySelector("img, b")).toBeNull();
  await userEvent.type(screen.getByRole("textbox"), " and more");
  expect(shown().textContent).toContain("and more");
  await userEvent.click(screen.getByRole("button", { name: "Preview", pressed: true }));
  expect(screen.queryByRole("group")).toBeNull();
});

test("an empty box says so", async () => {
  render(<Box />);
  await userEvent.click(screen.getByRole("button", { name: "Preview" }));
  expect(shown().textContent).toBe("Nothing is written yet.");
});

test("without scripts the preview is asked for with the form, and the page comes with it", () => {
  const page = renderToString(<Box served={parseMarkdown("**Two** boots")} typed="**Two** boots" />);
  expect(page).toContain('formaction="/inbox/mira/preview"');
  expect(page).toContain("<strong>Two</strong>");
});

test("what a page kept is shown at its own conversation only, a note as a note", () => {
  const kept = { conversationId: "mira", body: "Hi", kind: "note", preview: "[]" };
  expect(keptForThread("mira", kept)).toEqual({ body: "Hi", kind: "note", preview: [] });
  expect(keptForThread("jonas", kept)).toEqual({});
});
