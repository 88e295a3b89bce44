import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { InboxQuery, loadInbox } from "~/conversations/inbox/load-inbox.server";
import { unreadTitle } from "~/conversations/inbox/unread-title";
import { InboxPage } from "~/conversations/ui/inbox/inbox-page";
import { NothingChosen } from "~/conversations/ui/inbox/nothing-chosen";
import { noForm, pageLoader } from "~/http/page-route.server";
import { getProfile } from "~/identity/profile.server";
import { englishWords } from "~/i18n/words";
import { getOrganization } from "~/organizations/organization.server";
import { timeZoneOf } from "~/ui/reader-zone";

export { patientLoader as clientLoader } from "~/http/patient-loader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: unreadTitle(
      `${englishWords("inbox.title")} · ${data?.organizationName ?? "Parley"}`,
      data?.inbox.rows ?? [],
    ),
  },
];

export const loader = pageLoader({ who: "team", query: InboxQuery }, async ({ actor, query, request }) => {
  const [organization, me, inbox] = await Promise.all([
    getOrganization(actor),
    getProfile(actor),
    loadInbox(actor, query),
  ]);
  return {
    organizationName: organization.name,
    me,
    inbox,
    clock: { timeZone: timeZoneOf(request), locale: "en", now: new Date().toISOString() },
  };
});

export const action = noForm;

export default function Inbox() {
  const page = useLoaderData<typeof loader>();
  return (
    <InboxPage {...page} pane="list">
      <NothingChosen rows={page.inbox.rows} />
    </InboxPage>
  );
}
