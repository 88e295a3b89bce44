import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noForm, pageLoader } from "~/http/page-route.server";
import { homeOf } from "~/identity/home";
import { englishWords } from "~/i18n/words";
import { listArticles } from "~/knowledge/articles.server";
import { HelpIndex } from "~/knowledge/ui/help-index";
import { getOrganization } from "~/organizations/organization.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${englishWords("help.articles")} · ${data?.organizationName ?? "Parley"}` },
];

export const loader = pageLoader({ who: "member" }, async ({ actor }) => {
  const [organization, articles] = await Promise.all([getOrganization(actor), listArticles(actor)]);
  return {
    organizationName: organization.name,
    home: homeOf(actor.role),
    articles: articles.map(({ slug, title }) => ({ slug, title })),
  };
});

export const action = noForm;

export default function Help() {
  return <HelpIndex {...useLoaderData<typeof loader>()} />;
}
