import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/http/page-route.server";
import { parseForm } from "~/http/parse-form.server";
import { typedText } from "~/http/typed-text";
import { siteOrigin } from "~/http/site-origin.server";
import { requireAdmin } from "~/identity/guards.server";
import { englishWords } from "~/i18n/words";
import { InviteMember, inviteMember } from "~/organizations/members/invite-member.server";
import { ReadMembers, listMembers } from "~/organizations/members/list-members.server";
import { listOpenInvites } from "~/organizations/members/open-invites.server";
import { getSettingsPlace } from "~/organizations/settings-place.server";
import { InviteForm } from "~/organizations/ui/invite-form";
import { InviteList } from "~/organizations/ui/invite-list";
import { MemberList } from "~/organizations/ui/member-list";
import { NewInvite } from "~/organizations/ui/new-invite";
import { SettingsFrame } from "~/organizations/ui/settings-frame";
import { timeZoneOf, useTimeZone } from "~/ui/reader-zone";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("settings.members") }];

export const loader = pageLoader({ who: "admin", query: ReadMembers }, async ({ actor, query, request }) => {
  const [place, page, invites] = await Promise.all([
    getSettingsPlace(actor),
    listMembers(actor, query),
    listOpenInvites(actor),
  ]);
  return { place, page, invites, q: query.q, me: actor.memberId, timeZone: timeZoneOf(request) };
});

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAdmin(request);
  const form = await parseForm(request, context, InviteMember);
  if (!form.ok) return form.reply();
  try {
    const { token } = await inviteMember(actor, form.values);
    const invited = { email: form.values.email, link: `${siteOrigin(request)}/invite/${token}` };
    return { invited, problem: undefined };
  } catch (error) {
    return form.refuse(error);
  }
}

export default function Members() {
  const { place, page, invites, q, me, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const invited = answer && "invited" in answer ? answer.invited : undefined;
  const problem = answer?.problem;
  const zone = { locale: "en", timeZone: useTimeZone(timeZone) };
  return (
    <SettingsFrame page="members" place={place}>
      {invited && <NewInvite {...invited} />}
      <InviteForm
        values={{ email: typedText(problem, "email"), role: typedText(problem, "role") }}
        errors={problem?.message ? { email: problem.message } : (problem?.errors ?? {})}
      />
      <MemberList {...page} q={q} me={me} zone={zone} />
      <InviteList invites={invites} zone={zone} />
    </SettingsFrame>
  );
}
