import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseMarkdown } from "~/conversations/markdown";
import { RichTextBlocks } from "~/conversations/ui/rich-text";
import { DomainError } from "~/errors";
import { noForm, pageLoader } from "~/http/page-route.server";
import { homeOf } from "~/identity/home";
import { getArticle } from "~/knowledge/articles.server";
import { HelpArticle } from "~/knowledge/ui/help-article";
import { getOrganization } from "~/organizations/organization.server";
import { timeZoneOf, useTimeZone } from "~/ui/reader-zone";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.organizationName}` : "Parley" },
];

export const loader = pageLoader({ who: "member" }, async ({ actor, params, request }) => {
  const [organization, article] = await Promise.all([
    getOrganization(actor),
    getArticle(actor, params["slug"] ?? ""),
  ]);
  if (!article) throw new DomainError("not-found");
  return {
    organizationName: organization.name,
    home: homeOf(actor.role),
    title: article.title,
    updatedAt: article.updatedAt.toISOString(),
    content: parseMarkdown(article.body),
    timeZone: timeZoneOf(request),
  };
});

export const action = noForm;

export default function HelpPage() {
  const { content, timeZone, ...article } = useLoaderData<typeof loader>();
  return (
    <HelpArticle {...article} zone={{ locale: "en", timeZone: useTimeZone(timeZone) }}>
      <RichTextBlocks content={content} headings />
    </HelpArticle>
  );
}
