import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { doorAction } from "~/http/door-route.server";
import { actorOf } from "~/identity/guards.server";
import { homeOf } from "~/identity/home";
import { AccountForm } from "~/identity/ui/account-form";
import { Door } from "~/identity/ui/door";
import { englishWords, useWords } from "~/i18n/words";
import { SignUp, signUp } from "~/organizations/joining/sign-up.server";
import { Field } from "~/ui/field";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("identity.sign-up-page") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await actorOf(request);
  if (actor) throw redirect(homeOf(actor.role));
  return null;
}

export const action = doorAction(SignUp, ({ values, clientAddress }) => signUp(values, clientAddress));

export default function CreateOrganization() {
  const t = useWords();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Door title={t("identity.sign-up")} text={t("identity.sign-up-purpose")}>
      <AccountForm action="/signup" submit={t("identity.sign-up-submit")} problem={problem}>
        <Field
          label={t("identity.organization-name")}
          name="organizationName"
          autoComplete="organization"
          required
          maxLength={100}
          defaultValue={[problem?.values["organizationName"] ?? []].flat()[0]}
          error={problem?.errors["organizationName"]}
        />
      </AccountForm>
    </Door>
  );
}
