import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { v4 as uuidv4 } from "uuid";
import { getAidOffer } from "~/assistant/for-agents/agent-aids.server";
import { keptForThread } from "~/conversations/inbox/kept-for-thread";
import { InboxQuery, loadInbox } from "~/conversations/inbox/load-inbox.server";
import { loadThread } from "~/conversations/history/load-thread.server";
import { cursors } from "~/conversations/history/read-messages";
import { FindMessages, keptParts, readFilter } from "~/conversations/history/message-filter";
import { listSavedReplies } from "~/conversations/replies/list-saved-replies.server";
import { SendReplyForm } from "~/conversations/sending/send-message";
import { sendFromDesk } from "~/conversations/sending/send-from-desk.server";
import { keptOf, pageHrefs } from "~/conversations/history/thread-address";
import { unreadTitle } from "~/conversations/inbox/unread-title";
import { InboxPage } from "~/conversations/ui/inbox/inbox-page";
import { TeamConversation } from "~/conversations/ui/inbox/team-conversation";
import { TeamSearch } from "~/conversations/ui/inbox/team-search";
import { pageLoader } from "~/http/page-route.server";
import { parseForm } from "~/http/parse-form.server";
import { takeFrom } from "~/http/rate-limits.server";
import { isPrefetch, isScripted } from "~/http/scripted";
import { requireUuid } from "~/http/text-fields";
import { requireTeam } from "~/identity/guards.server";
import { getProfile } from "~/identity/profile.server";
import { getOrganization } from "~/organizations/organization.server";
import type { loader as rootLoader } from "~/root";
import { timeZoneOf } from "~/ui/reader-zone";

const PageQuery = FindMessages.extend(InboxQuery.pick({ view: true, status: true, label: true }).shape);

export { pageHeaders as headers } from "~/http/page-headers";
export { patientLoader as clientLoader } from "~/http/patient-loader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data ? unreadTitle(`${data.user.name} · ${data.organizationName}`, data.inbox.rows) : "Parley",
  },
];

export const loader = pageLoader(
  { who: "team", query: PageQuery },
  async ({ actor, query, params, request }) => {
    const conversationId = requireUuid(params["conversationId"]);
    const reads = !isScripted(request) && !isPrefetch(request);
    const timeZone = timeZoneOf(request);
    const { asked, filter } = readFilter(query, timeZone);
    const thread = await loadThread(actor, conversationId, asked, { reads });
    const { user, assistantName, readBefore, lastSeq, waitingSince, follows, ...loaded } = thread;
    const { view, status, label } = query;
    const [organization, me, inbox, aids, replies] = await Promise.all([
      getOrganization(actor),
      getProfile(actor),
      loadInbox(actor, { view, status, label, q: "" }),
      getAidOffer(actor),
      listSavedReplies(actor),
    ]);
    const kept = keptOf(new URL(request.url).searchParams, [...keptParts, "view", "status", "label"]);
    return {
      organizationName: organization.name,
      me,
      replies: replies.map(({ id, title }) => ({ id, title })),
      inbox,
      loaded,
      user,
      assistantName,
      readBefore,
      lastSeq,
      waitingSince,
      follows,
      clientId: uuidv4(),
      filter,
      aids,
      place: keptOf(new URL(request.url).searchParams, cursors),
      ...pageHrefs({ path: `/inbox/${conversationId}`, kept }, loaded.page),
      clock: { timeZone, locale: "en", now: new Date().toISOString() },
    };
  },
);

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await parseForm(request, context, SendReplyForm);
  if (!form.ok) return form.reply();
  try {
    const actor = await requireTeam(request);
    const conversationId = requireUuid(params["conversationId"]);
    await takeFrom("send", actor.memberId);
    const { place } = await sendFromDesk(actor, { conversationId, ...form.values });
    return redirect(`/inbox/${conversationId}#${place}`, { status: 303 });
  } catch (error) {
    return form.refuse(error);
  }
}

export default function InboxConversation() {
  const { organizationName, me, inbox, clock, filter, place, ...thread } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { id } = thread.loaded.conversation;
  const kept = keptForThread(id, useRouteLoaderData<typeof rootLoader>("root")?.notice?.kept);
  return (
    <InboxPage
      {...{ organizationName, me, inbox, clock }}
      pane="case"
      found={filter !== null}
      selectedId={id}
    >
      {filter ? (
        <TeamSearch
          {...thread}
          me={me}
          inboxFilter={inbox.filter}
          labels={inbox.labels}
          filter={filter}
          clock={clock}
        />
      ) : (
        <TeamConversation
          key={`${me.id} ${id} ${place}`}
          {...thread}
          me={me}
          filter={inbox.filter}
          labels={inbox.labels}
          team={inbox.team}
          clock={clock}
          problem={problem}
          kept={kept}
        />
      )}
    </InboxPage>
  );
}
