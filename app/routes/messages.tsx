import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuidv4 } from "uuid";
import { waitForAnswer } from "~/assistant/runs/wait-for-answer.server";
import { getOwnConversationId } from "~/conversations/conversations.server";
import { loadThread } from "~/conversations/history/load-thread.server";
import { FindMessages, keptParts, readFilter } from "~/conversations/history/message-filter";
import { SendMessage } from "~/conversations/sending/send-message";
import { sendMessage } from "~/conversations/sending/send-message.server";
import { keptOf, pageHrefs } from "~/conversations/history/thread-address";
import { UserConversation } from "~/conversations/ui/messages/user-conversation";
import { UserSearch } from "~/conversations/ui/messages/user-search";
import { pageLoader } from "~/http/page-route.server";
import { parseForm } from "~/http/parse-form.server";
import { takeFrom } from "~/http/rate-limits.server";
import { refreshAfter, RefreshTag } from "~/http/refresh";
import { isPrefetch, isScripted } from "~/http/scripted";
import { wholeNumber } from "~/http/text-fields";
import { requireUser } from "~/identity/guards.server";
import { getProfile } from "~/identity/profile.server";
import { englishWords } from "~/i18n/words";
import { listStarters } from "~/knowledge/starters.server";
import { getOrganization } from "~/organizations/organization.server";
import { timeZoneOf } from "~/ui/reader-zone";

const PageQuery = FindMessages.extend({
  /** Set by the link that leaves the refreshing page to write. */
  write: wholeNumber(0, 1).optional(),
  /** How often the page has refreshed itself. */
  refresh: wholeNumber(0, 100).default(0),
});

export { pageHeaders as headers } from "~/http/page-headers";
export { patientLoader as clientLoader } from "~/http/patient-loader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${englishWords("messages.title")} · ${data?.organization.name ?? "Parley"}` },
];

export const loader = pageLoader({ who: "user", query: PageQuery }, async ({ actor, query, request }) => {
  const conversationId = await getOwnConversationId(actor);
  const scripted = isScripted(request);
  const timeZone = timeZoneOf(request);
  const { asked, filter } = readFilter(query, timeZone);
  const [organization, me, loaded] = await Promise.all([
    getOrganization(actor),
    getProfile(actor),
    loadThread(actor, conversationId, asked, { reads: !scripted && !isPrefetch(request) }),
  ]);
  const { readBefore, lastSeq, follows, ...thread } = loaded;
  const kept = keptOf(new URL(request.url).searchParams, keptParts);
  const refresh = !scripted && !query.write && thread.run ? refreshAfter(query.refresh) : null;
  return {
    loaded: thread,
    organization,
    me,
    readBefore,
    lastSeq,
    follows,
    clientId: uuidv4(),
    starters: lastSeq === 0 ? await listStarters(actor) : [],
    refresh,
    filter,
    ...pageHrefs({ path: "/messages", kept }, thread.page),
    clock: { timeZone, locale: "en", now: new Date().toISOString() },
  };
});

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, context, SendMessage);
  if (!form.ok) return form.reply();
  try {
    const actor = await requireUser(request);
    await takeFrom("send", actor.memberId);
    const conversationId = await getOwnConversationId(actor);
    const { message, runId } = await sendMessage(actor, { conversationId, ...form.values });
    if (runId && !isScripted(request)) await waitForAnswer(runId);
    return redirect(`/messages#message-${message.seq}`, { status: 303 });
  } catch (error) {
    return form.refuse(error);
  }
}

export default function Messages() {
  const { refresh, ...page } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  if (page.filter) return <UserSearch {...page} filter={page.filter} />;
  return (
    <>
      {refresh && !problem && <RefreshTag {...refresh} path="/messages" />}
      <UserConversation
        key={page.me.id}
        {...page}
        refreshing={refresh !== null && !problem}
        problem={problem}
      />
    </>
  );
}
