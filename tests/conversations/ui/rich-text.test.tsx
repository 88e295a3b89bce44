// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { RichTextBlocks } from "~/conversations/ui/thread/rich-text";
import { injections } from "../../assistant/prompt/injections";

const draw = (body: string) => render(<RichTextBlocks content={parseMarkdown(body)} />).container;

test("scripts, handlers, frames and remote images are drawn as text and load nothing", () => {
  const body = [
    "<script>alert(1)</script>",
    "<img src=https://evil.test/x.png onerror=alert(1)>",
    "<iframe src=https://evil.test></iframe>",
    "<style>@import 'https://evil.test'</style>",
    "![picture](https://evil.test/x.png)",
    "<svg><use href='https://evil.test/x.svg'/></svg>",
  ].join("\n\n");
  const drawn = draw(body);
  expect(
    drawn.querySelector("script, img, iframe, style, svg, link, object, video, [src], [style]"),
  ).toBeNull();
  expect(drawn.textContent).toContain("<script>alert(1)</script>");
});

test.each(Object.entries(injections))(
  "an answer that says them again loads and runs nothing: %s",
  (_, said) => {
    for (const text of said) {
      const drawn = draw(text);
      const live = "script, img, iframe, style, svg, link, object, embed, video, audio, form, [src], [style]";
      expect(drawn.querySelector(live)).toBeNull();
      for (const element of drawn.querySelectorAll("*")) {
        const handlers = element.getAttributeNames().filter((name) => name.startsWith("on"));
        expect(handlers).toEqual([]);
        if (element instanceof HTMLAnchorElement) expect(element.href).toMatch(/^(?:https?|mailto):/);
      }
    }
  },
);

test.each(["javascript:alert(1)", "data:text/html,hello", "vbscript:x"])("%s is no link", (address) => {
  draw(`[press me](${address})`);
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("press me")).toBeTruthy();
});

test("a link that leads away gives nothing to the other side and names its host", () => {
  draw("[our bank](https://evil.test/login)");
  const link = screen.getByRole("link", { name: "our bank" });
  expect(link.getAttribute("href")).toBe("https://evil.test/login");
  expect(link.getAttribute("rel")).toBe("nofollow noopener noreferrer ugc");
  expect(screen.getByText("(evil.test)").getAttribute("dir")).toBe("ltr");
});

test("a link of this site is followed like any other of its links", () => {
  draw("[Repairs](/help/repairs)");
  expect(screen.getByRole("link", { name: "Repairs" }).getAttribute("rel")).toBeNull();
});

test("an override of the writing direction stays inside its link", () => {
  draw("[\u202eknab ruo](https://evil.test)");
  const words = screen.getByText("\u202eknab ruo");
  expect(words.tagName).toBe("BDI");
  expect(words.contains(screen.getByText("(evil.test)"))).toBe(false);
});

test("a word of 100 KB is drawn whole", () => {
  const word = "x".repeat(100_000);
  expect(draw(word).textContent).toBe(word);
});

test("the caret follows the last word, also at the end of a list", () => {
  const caret = <span>caret</span>;
  const { container } = render(
    <RichTextBlocks content={parseMarkdown("First\n\n- one\n- two")} tail={caret} />,
  );
  expect(container.querySelector("li:last-child > p")?.textContent).toBe("twocaret");
  expect(screen.getAllByText("caret")).toHaveLength(1);
});

test("headings are headings in an article and strong lines in a thread", () => {
  const content = parseMarkdown("## Before you send it\n\n#### Details");
  const { rerender } = render(<RichTextBlocks content={content} headings />);
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Before you send it");
  expect(screen.getByRole("heading", { level: 3 }).textContent).toBe("Details");
  rerender(<RichTextBlocks content={content} />);
  expect(screen.queryByRole("heading")).toBeNull();
  expect(screen.getByText("Details")).toBeTruthy();
});
