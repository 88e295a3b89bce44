import { parseMarkdown } from "~/conversations/markdown/markdown";
import type { AuditRow } from "~/identity/settings/list-audit.server";
import { englishWords } from "~/i18n/words";
import { ArticleForm } from "~/organizations/ui/article-form";
import { ArticleList } from "~/organizations/ui/article-list";
import { AuditList } from "~/organizations/ui/audit-list";
import { LabelFields } from "~/organizations/ui/label-fields";
import { LabelList } from "~/organizations/ui/label-list";
import { NewerArticle } from "~/organizations/ui/newer-article";
import { ReplyForm } from "~/organizations/ui/reply-form";
import { ReplyList } from "~/organizations/ui/reply-list";
import { Opened } from "./opened";
import type { State } from "./state";
import { labels, longName, minutesAgo, refused, zone } from "./states-fixture";

const row = {
  id: "article",
  slug: "repairs",
  title: "Repairs",
  updatedAt: minutesAgo(9000),
  state: "published" as const,
};
const article = {
  ...row,
  body: "We repair what we made, for **five years**.",
  synonyms: "mend, fix",
  question: "",
};
const articles = [row, { ...row, id: "draft", title: longName, state: "draft" as const }];
const replies = [
  { id: "reply", title: "Repair form", body: "Hello {{firstName}}, here is the form." },
  { id: "long", title: longName, body: longName },
];
const action = "/settings/articles/article";
const blank = englishWords("problems.field-blank");

const entry = (fields: Partial<AuditRow>): AuditRow => ({
  ...{ id: "1", action: "role-changed", actorName: "Ines", createdAt: minutesAgo(90) },
  detail: { name: "Robin", from: "agent", to: "admin" },
  ...fields,
});
const entries = [
  entry({}),
  entry({ id: "2", action: "organization-changed", detail: { fields: ["name", "accent"] } }),
  entry({ id: "3", action: "label-removed", actorName: longName, detail: { name: longName } }),
];

/** Lists of the settings, full and empty, and the forms of what is in them. */
export const settingsThingStates: State[] = [
  {
    name: "articles",
    shows: <ArticleList articles={articles} votes={{ article: { up: 41, down: 3 } }} zone={zone} />,
  },
  { name: "articles-empty", shows: <ArticleList articles={[]} votes={{}} zone={zone} /> },
  { name: "article-form-new", shows: <ArticleForm action="/settings/articles/new" problem={undefined} /> },
  {
    name: "article-form-of-a-stored-one",
    shows: <ArticleForm action={action} article={article} problem={undefined} />,
  },
  {
    name: "article-form-refused",
    shows: (
      <ArticleForm
        action={action}
        article={article}
        problem={refused({ title: blank, body: blank, state: blank })}
      />
    ),
  },
  {
    name: "article-form-with-its-look",
    shows: (
      <ArticleForm
        action={action}
        article={article}
        problem={undefined}
        looked={{
          again: { values: { body: article.body } },
          preview: parseMarkdown(`## Zips\n\n${article.body}`),
        }}
      />
    ),
  },
  {
    name: "article-stored-meanwhile",
    shows: (
      <Opened>
        <NewerArticle article={article} />
      </Opened>
    ),
  },
  { name: "labels", shows: <LabelList labels={labels} uses={{ "label-repair": 12, "label-delivery": 1 }} /> },
  { name: "labels-empty", shows: <LabelList labels={[]} uses={{}} /> },
  { name: "label-form-new", shows: <LabelFields action="/settings/labels" problem={undefined} /> },
  {
    name: "label-form-refused",
    shows: (
      <LabelFields
        action="/settings/labels"
        problem={refused({ name: blank, tint: blank }, { name: "", tint: "clay" })}
      />
    ),
  },
  { name: "replies", shows: <ReplyList replies={replies} /> },
  { name: "replies-empty", shows: <ReplyList replies={[]} /> },
  { name: "reply-form-new", shows: <ReplyForm action="/settings/replies" problem={undefined} /> },
  {
    name: "reply-form-refused",
    shows: (
      <ReplyForm
        action="/settings/replies"
        problem={refused({ title: blank, body: blank }, { title: "", body: "" })}
      />
    ),
  },
  { name: "audit", shows: <AuditList entries={entries} next="1" zone={zone} /> },
  { name: "audit-empty", shows: <AuditList entries={[]} next={null} zone={zone} /> },
];
