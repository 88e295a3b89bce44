import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuidv4 } from "uuid";
import { InboxQuery, loadInbox } from "~/conversations/load-inbox.server";
import { loadThread } from "~/conversations/load-thread.server";
import { pageHrefs, ReadMessages } from "~/conversations/read-messages";
import { SendReplyForm } from "~/conversations/send-message";
import { sendReply } from "~/conversations/send-reply.server";
import { InboxPage } from "~/conversations/ui/inbox-page";
import { TeamConversation } from "~/conversations/ui/team-conversation";
import { pageLoader } from "~/http/page-route.server";
import { parseForm } from "~/http/parse-form.server";
import { takeFrom } from "~/http/rate-limits.server";
import { isPrefetch, isScripted } from "~/http/scripted";
import { requireUuid } from "~/http/text-fields";
import { requireTeam } from "~/identity/guards.server";
import { getProfile } from "~/identity/profile.server";
import { getOrganization } from "~/organizations/organization.server";
import { timeZoneOf } from "~/ui/reader-zone";

const PageQuery = ReadMessages.extend(InboxQuery.pick({ view: true, status: true }).shape);

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.user.name} · ${data.organizationName}` : "Parley" },
];

export const loader = pageLoader(
  { who: "team", query: PageQuery },
  async ({ actor, query, params, request }) => {
    const conversationId = requireUuid(params["conversationId"]);
    const reads = !isScripted(request) && !isPrefetch(request);
    const thread = await loadThread(actor, conversationId, query, { reads });
    const { user, assistantName, readBefore, lastSeq, follows, ...loaded } = thread;
    const { view, status } = query;
    const [organization, me, inbox] = await Promise.all([
      getOrganization(actor),
      getProfile(actor),
      loadInbox(actor, { view, status, q: "" }),
    ]);
    return {
      organizationName: organization.name,
      me,
      inbox,
      loaded,
      user,
      assistantName,
      readBefore,
      lastSeq,
      follows,
      clientId: uuidv4(),
      ...pageHrefs(`/inbox/${conversationId}`, query, loaded.page),
      clock: { timeZone: timeZoneOf(request), locale: "en", now: new Date().toISOString() },
    };
  },
);

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireTeam(request);
  const form = await parseForm(request, context, SendReplyForm);
  if (!form.ok) return form.reply();
  try {
    const conversationId = requireUuid(params["conversationId"]);
    await takeFrom("send", actor.memberId);
    const { message } = await sendReply(actor, { conversationId, ...form.values });
    return redirect(`/inbox/${conversationId}#message-${message.seq}`, { status: 303 });
  } catch (error) {
    return form.refuse(error);
  }
}

export default function InboxConversation() {
  const { organizationName, me, inbox, clock, ...thread } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { id } = thread.loaded.conversation;
  return (
    <InboxPage {...{ organizationName, me, inbox, clock }} pane="case" selectedId={id}>
      <TeamConversation key={id} {...thread} me={me} filter={inbox.filter} clock={clock} problem={problem} />
    </InboxPage>
  );
}
