import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { ArticleVotes } from "~/conversations/ui/inbox/article-votes";
import { RichTextBlocks } from "~/conversations/ui/thread/rich-text";
import { getArticleVotes } from "~/conversations/votes/article-votes.server";
import { englishWords } from "~/i18n/words";
import { noForm, pageLoader } from "~/http/page-route.server";
import { homeOf } from "~/identity/home";
import { articleSections } from "~/knowledge/article-sections";
import { getArticle } from "~/knowledge/articles.server";
import { HelpArticle } from "~/knowledge/ui/help-article";
import { MissingArticle } from "~/knowledge/ui/missing-article";
import { getOrganization } from "~/organizations/organization.server";
import { timeZoneOf, useTimeZone } from "~/ui/reader-zone";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page?.article
      ? `${page.article.title} · ${page.article.organizationName}`
      : `${englishWords("help.missing")} · Parley`,
  },
];

export const loader = pageLoader({ who: "member" }, async ({ actor, params, request }) => {
  const [organization, article] = await Promise.all([
    getOrganization(actor),
    getArticle(actor, params["slug"] ?? ""),
  ]);
  const frame = { home: homeOf(actor.role), timeZone: timeZoneOf(request) };
  if (!article) return data({ ...frame, article: null }, { status: 404 });
  const shown = {
    organizationName: organization.name,
    title: article.title,
    updatedAt: article.updatedAt.toISOString(),
    sections: articleSections(article.body).map(({ anchor, markdown }) => ({
      anchor,
      content: parseMarkdown(markdown),
    })),
    votes: actor.role === "user" ? null : await getArticleVotes(actor, article.id),
  };
  return data({ ...frame, article: shown });
});

export const action = noForm;

export default function HelpPage() {
  const { article, ...frame } = useLoaderData<typeof loader>();
  const timeZone = useTimeZone(frame.timeZone);
  if (!article) return <MissingArticle home={frame.home} />;
  const { sections, votes, ...head } = article;
  return (
    <HelpArticle
      {...head}
      home={frame.home}
      zone={{ locale: "en", timeZone }}
      sections={sections.map(({ anchor, content }) => ({
        anchor,
        content: <RichTextBlocks content={content} headings />,
      }))}
    >
      {votes && <ArticleVotes {...votes} />}
    </HelpArticle>
  );
}
