import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countArticleVotes } from "~/conversations/votes/article-votes.server";
import { noForm, pageLoader } from "~/http/page-route.server";
import { englishWords } from "~/i18n/words";
import { listEditedArticles } from "~/knowledge/editing/edited-articles.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { ArticleList } from "~/organizations/ui/article-list";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { timeZoneOf, useTimeZone } from "~/ui/reader-zone";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.articles") }];

export const loader = pageLoader({ who: "admin" }, async ({ actor, request }) => {
  const [place, articles, votes] = await Promise.all([
    getSettingsPlace(actor),
    listEditedArticles(actor),
    countArticleVotes(actor),
  ]);
  return { place, articles, votes, timeZone: timeZoneOf(request) };
});

export const action = noForm;

export default function Articles() {
  const { place, articles, votes, timeZone } = useLoaderData<typeof loader>();
  const zone = { locale: "en", timeZone: useTimeZone(timeZone) };
  return (
    <SettingsFrame page="articles" place={place}>
      <ArticleList articles={articles} votes={votes} zone={zone} />
    </SettingsFrame>
  );
}
