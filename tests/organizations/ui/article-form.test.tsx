// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import type { FormProblem } from "~/http/parse-form.server";
import type { EditedArticle } from "~/knowledge/editing/edited-articles.server";
import { ArticleForm } from "~/organizations/ui/article-form";

const article: EditedArticle = {
  id: "article-1",
  slug: "tents",
  title: "Tents",
  body: "They bend.",
  synonyms: "",
  question: "",
  state: "published",
  updatedAt: "2026-11-30T10:00:00.000Z",
};

const conflict: FormProblem = {
  code: "conflict",
  values: { title: "My tents", body: "Mine.", state: "draft", seenAt: "2026-11-01T10:00:00.000Z" },
  errors: {},
  message: "Somebody changed this article.",
};

const seenAt = () => document.querySelector<HTMLInputElement>("[name=seenAt]")?.value;
const valueOf = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name }).value;

test("an article is edited from what is stored, and says what it was seen as", () => {
  render(<ArticleForm action="/a" article={article} problem={undefined} />);
  expect([valueOf("Title"), valueOf("Text"), valueOf("Address")]).toEqual(["Tents", "They bend.", "tents"]);
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Published" }).checked).toBe(true);
  expect(seenAt()).toBe(article.updatedAt);
});

test("over a newer save what was typed stands, and is saved over it next", () => {
  render(<ArticleForm action="/a" article={article} problem={conflict} />);
  expect([valueOf("Title"), valueOf("Text")]).toEqual(["My tents", "Mine."]);
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Draft" }).checked).toBe(true);
  expect(screen.getByRole("alert").textContent).toBe("Somebody changed this article.");
  expect(seenAt()).toBe(article.updatedAt);
});

test("what is refused for another reason keeps the sight it was written with", () => {
  render(<ArticleForm action="/a" article={article} problem={{ ...conflict, code: "invalid" }} />);
  expect(seenAt()).toBe("2026-11-01T10:00:00.000Z");
});

test("the page that was asked for a preview shows it before scripts run", () => {
  const looked = {
    again: { values: { body: "They **bend**." } },
    preview: [{ type: "paragraph" as const, content: [{ type: "strong" as const, content: ["bend"] }] }],
  };
  const page = renderToString(<ArticleForm action="/a" problem={undefined} looked={looked} />);
  expect(page).toContain("<strong>bend</strong>");
  expect(page).toContain("They **bend**.</textarea>");
  expect(page).toMatch(/<button[^>]*name="preview"[^>]*value="true"/);
});

test("where scripts run the preview opens at once and follows what is typed", async () => {
  const person = userEvent.setup();
  render(<ArticleForm action="/a" article={article} problem={undefined} />);
  expect(screen.queryByRole("region", { name: "Preview" })).toBeNull();
  await person.click(screen.getByRole("button", { name: "Preview" }));
  const look = screen.getByRole("region", { name: "Preview" });
  expect(look.textContent).toContain("They bend.");
  await person.type(screen.getByRole("textbox", { name: "Text" }), " And **hold**.");
  expect((await screen.findByText("hold")).tagName).toBe("STRONG");
});
