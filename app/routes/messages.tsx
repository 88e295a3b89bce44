import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuidv4 } from "uuid";
import { waitForAnswer } from "~/assistant/wait-for-answer.server";
import { getOwnConversationId } from "~/conversations/conversations.server";
import { loadThread } from "~/conversations/load-thread.server";
import { pageHrefs, ReadMessages } from "~/conversations/read-messages";
import { SendMessage } from "~/conversations/send-message";
import { sendMessage } from "~/conversations/send-message.server";
import { UserConversation } from "~/conversations/ui/user-conversation";
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

/** How long a browser without scripts waits for the answer before its page looks again, in milliseconds. */
const answerWait = 2_000;

const PageQuery = ReadMessages.extend({
  /** Set by the link that leaves the refreshing page to write. */
  write: wholeNumber(0, 1).optional(),
  /** How often the page has refreshed itself. */
  refresh: wholeNumber(0, 100).default(0),
});

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${englishWords("messages.title")} · ${data?.organization.name ?? "Parley"}` },
];

export const loader = pageLoader({ who: "user", query: PageQuery }, async ({ actor, query, request }) => {
  const conversationId = await getOwnConversationId(actor);
  const scripted = isScripted(request);
  const [organization, me, loaded] = await Promise.all([
    getOrganization(actor),
    getProfile(actor),
    loadThread(actor, conversationId, query, { reads: !scripted && !isPrefetch(request) }),
  ]);
  const { readBefore, lastSeq, follows, ...thread } = loaded;
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
    ...pageHrefs("/messages", query, thread.page),
    clock: { timeZone: timeZoneOf(request), locale: "en", now: new Date().toISOString() },
  };
});

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireUser(request);
  const form = await parseForm(request, context, SendMessage);
  if (!form.ok) return form.reply();
  try {
    await takeFrom("send", actor.memberId);
    const conversationId = await getOwnConversationId(actor);
    const { message, runId } = await sendMessage(actor, { conversationId, ...form.values });
    if (runId && !isScripted(request)) await waitForAnswer(runId, answerWait);
    return redirect(`/messages#message-${message.seq}`, { status: 303 });
  } catch (error) {
    return form.refuse(error);
  }
}

export default function Messages() {
  const { refresh, ...page } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <>
      {refresh && !problem && <RefreshTag {...refresh} path="/messages" />}
      <UserConversation {...page} refreshing={refresh !== null && !problem} problem={problem} />
    </>
  );
}
