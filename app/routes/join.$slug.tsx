import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { doorAction } from "~/http/door-route.server";
import { pageProblem } from "~/http/problem.server";
import { EnterAs } from "~/identity/enter-as.server";
import { AccountForm } from "~/identity/ui/account-form";
import { Door } from "~/identity/ui/door";
import { englishWords, useWords } from "~/i18n/words";
import { joinOrganization, requireJoinable } from "~/organizations/joining/join-organization.server";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: englishWords("identity.join-page", { organization: data?.organization ?? "" }) },
];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const slug = params["slug"] ?? "";
  const { name } = await requireJoinable(slug).catch((error: unknown) => {
    throw pageProblem(error, request);
  });
  return { slug, organization: name };
}

export const action = doorAction(EnterAs, ({ values, params, clientAddress }) =>
  joinOrganization(params["slug"] ?? "", values, clientAddress),
);

export default function Join() {
  const t = useWords();
  const { slug, organization } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Door title={t("identity.join-title", { organization })} text={t("identity.join-text", { organization })}>
      <AccountForm action={`/join/${slug}`} submit={t("identity.join-submit")} problem={problem} />
    </Door>
  );
}
