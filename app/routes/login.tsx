import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm } from "~/http/parse-form.server";
import { safeRedirect } from "~/http/safe-redirect";
import { actorOf } from "~/identity/guards.server";
import { homeOf } from "~/identity/home";
import { listDemoAccounts } from "~/identity/demo-accounts.server";
import { LogIn, logIn } from "~/identity/log-in.server";
import { LoginForm } from "~/identity/ui/login-form";
import { englishWords } from "~/i18n/words";

export { pageHeaders as headers } from "~/http/page-headers";

export const meta: MetaFunction = () => [{ title: englishWords("identity.sign-in-page") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const redirectTo = searchParams.get("redirectTo");
  const actor = await actorOf(request);
  if (actor) throw redirect(safeRedirect(redirectTo, homeOf(actor.role)));
  return {
    redirectTo: redirectTo ?? "",
    email: searchParams.get("email") ?? "",
    demoAccounts: listDemoAccounts(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, context, LogIn);
  if (!form.ok) return form.reply();
  try {
    const { role, headers } = await logIn(request, context, form.values);
    return redirect(safeRedirect(form.values.redirectTo ?? null, homeOf(role)), { status: 303, headers });
  } catch (error) {
    return form.refuse(error);
  }
}

export default function Login() {
  const { redirectTo, email: named, demoAccounts } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const typed = problem?.values["email"];
  return (
    <LoginForm
      values={{ email: typeof typed === "string" ? typed : named }}
      errors={{ ...problem?.errors, ...(problem?.message ? { password: problem.message } : {}) }}
      redirectTo={redirectTo}
      demoAccounts={demoAccounts}
    />
  );
}
