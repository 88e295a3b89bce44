import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { englishWords, useWords } from "~/i18n/words";
import { SaveArticle } from "~/knowledge/editing/save-article";
import { saveArticle } from "~/knowledge/editing/save-article.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { ArticleForm } from "~/organizations/ui/article-form";
import { SettingsFrame } from "~/organizations/ui/settings-frame";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.article-new") }];

export const loader = pageLoader({ who: "admin" }, async ({ actor }) => ({
  place: await getSettingsPlace(actor),
}));

export const action = formAction(
  {
    who: "admin",
    form: SaveArticle,
    preview: ({ preview, body }) => (preview ? parseMarkdown(body) : null),
  },
  async ({ actor, values }) => {
    await saveArticle(actor, null, values);
    return { to: "/settings/articles", notice: { kind: "done", text: englishWords("settings.saved") } };
  },
);

export default function NewArticle() {
  const t = useWords();
  const { place } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsFrame page="articles" place={place} title={t("settings.article-new")}>
      <ArticleForm
        action="/settings/articles/new"
        problem={answer?.problem}
        looked={answer && "preview" in answer ? answer : undefined}
      />
    </SettingsFrame>
  );
}
