import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getOwnConversationId } from "~/conversations/conversations.server";
import { placeHref } from "~/conversations/history/thread-address";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { VotePage } from "~/conversations/ui/messages/vote-page";
import { ExplainVote } from "~/conversations/votes/cast-vote";
import { castVote, getVotableAnswer } from "~/conversations/votes/cast-vote.server";
import { DomainError } from "~/errors";
import { pageLoader } from "~/http/page-route.server";
import { parseForm } from "~/http/parse-form.server";
import { takeFrom } from "~/http/rate-limits.server";
import { requireUuid } from "~/http/text-fields";
import { requireUser } from "~/identity/guards.server";
import { getProfile } from "~/identity/profile.server";
import { englishWords } from "~/i18n/words";
import { getOrganization } from "~/organizations/organization.server";

const ownAddress = { path: "/messages", kept: "" };

export { pageHeaders as headers } from "~/http/page-headers";
export { patientLoader as clientLoader } from "~/http/patient-loader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${englishWords("messages.vote-page")} · ${data?.organizationName ?? "Parley"}` },
];

export const loader = pageLoader({ who: "user" }, async ({ actor, params }) => {
  const id = requireUuid(params["messageId"]);
  const [organization, me, answer] = await Promise.all([
    getOrganization(actor),
    getProfile(actor),
    getVotableAnswer(actor, id),
  ]);
  if (!answer) throw new DomainError("not-found");
  return {
    organizationName: organization.name,
    me,
    action: `/messages/vote/${id}`,
    placeHref: placeHref(ownAddress, answer.seq),
    content: parseMarkdown(answer.body),
    reason: answer.reason,
  };
});

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await parseForm(request, context, ExplainVote);
  if (!form.ok) return form.reply();
  try {
    const actor = await requireUser(request);
    await takeFrom("vote", actor.memberId);
    const conversationId = await getOwnConversationId(actor);
    const answer = { id: requireUuid(params["messageId"]) };
    const seq = await castVote(actor, { conversationId, answer, vote: "down", ...form.values });
    return redirect(placeHref(ownAddress, seq), { status: 303 });
  } catch (error) {
    return form.refuse(error);
  }
}

export default function ExplainVotePage() {
  return <VotePage {...useLoaderData<typeof loader>()} problem={useActionData<typeof action>()?.problem} />;
}
