import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { ArticleVotes } from "~/conversations/ui/inbox/article-votes";
import { getArticleVotes } from "~/conversations/votes/article-votes.server";
import { DomainError } from "~/errors";
import { formAction } from "~/http/form-route.server";
import { pageLoader } from "~/http/page-route.server";
import { requireUuid } from "~/http/text-fields";
import { englishWords, useWords } from "~/i18n/words";
import { getEditedArticle } from "~/knowledge/editing/edited-articles.server";
import { SaveArticle } from "~/knowledge/editing/save-article";
import { saveArticle } from "~/knowledge/editing/save-article.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { ArticleForm } from "~/organizations/ui/article-form";
import { DeleteForm } from "~/organizations/ui/delete-form";
import { NewerArticle } from "~/organizations/ui/newer-article";
import { SettingsFrame } from "~/organizations/ui/settings-frame";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.article.title ?? englishWords("settings.articles") },
];

export const loader = pageLoader({ who: "admin" }, async ({ actor, params }) => {
  const id = requireUuid(params["articleId"]);
  const [place, article] = await Promise.all([getSettingsPlace(actor), getEditedArticle(actor, id)]);
  if (!article) throw new DomainError("not-found");
  return { place, article, votes: await getArticleVotes(actor, id) };
});

export const action = formAction(
  {
    who: "admin",
    form: SaveArticle,
    preview: ({ preview, body }) => (preview ? parseMarkdown(body) : null),
  },
  async ({ actor, values, params }) => {
    await saveArticle(actor, requireUuid(params["articleId"]), values);
    return { to: "/settings/articles", notice: { kind: "done", text: englishWords("settings.saved") } };
  },
);

export default function EditArticle() {
  const t = useWords();
  const { place, article, votes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const address = `/settings/articles/${article.id}`;
  return (
    <SettingsFrame page="articles" place={place} title={<bdi>{article.title}</bdi>}>
      {answer?.problem?.code === "conflict" && <NewerArticle article={article} />}
      <ArticleForm
        key={article.id}
        action={address}
        article={article}
        problem={answer?.problem}
        looked={answer && "preview" in answer ? answer : undefined}
      />
      {article.state === "published" && (
        <p>
          <a className="link" href={`/help/${article.slug}`}>
            {t("settings.article-open")}
          </a>
        </p>
      )}
      {votes.up + votes.down > 0 && <ArticleVotes {...votes} />}
      <DeleteForm
        action={`${address}/remove`}
        question={t("settings.article-remove", { title: article.title })}
      />
    </SettingsFrame>
  );
}
