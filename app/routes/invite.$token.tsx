import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { doorAction } from "~/http/door-route.server";
import { pageProblem } from "~/http/problem.server";
import { AccountForm } from "~/identity/ui/account-form";
import { Door } from "~/identity/ui/door";
import { englishWords, useWords } from "~/i18n/words";
import { AcceptInvite, acceptInvite, getOpenInvite } from "~/organizations/joining/accept-invite.server";
import { ButtonLink } from "~/ui/button";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("identity.invite-page") }];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const invite = await getOpenInvite(token).catch((error: unknown) => {
    throw pageProblem(error, request);
  });
  return data({ token, invite }, { status: invite ? 200 : 404 });
}

export const action = doorAction(AcceptInvite, ({ values, params, clientAddress }) =>
  acceptInvite(params["token"] ?? "", values, clientAddress),
);

export default function Invite() {
  const t = useWords();
  const { token, invite } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  if (!invite)
    return (
      <Door title={t("identity.invite-gone-title")} text={t("identity.invite-gone")}>
        <ButtonLink href="/login">{t("identity.to-sign-in")}</ButtonLink>
      </Door>
    );
  const { organization, email, role } = invite;
  return (
    <Door
      title={t("identity.join-title", { organization })}
      text={t("identity.invite-text", { role: t(`identity.role-${role}`), email })}
    >
      <AccountForm
        action={`/invite/${token}`}
        submit={t("identity.invite-submit")}
        emailGiven
        problem={problem}
      />
    </Door>
  );
}
