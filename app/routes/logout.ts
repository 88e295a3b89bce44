import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "~/http/parse-form.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { logOut } from "~/identity/log-out.server";

export const loader = refuseMethod("POST");

export async function action({ request, context }: ActionFunctionArgs) {
  await parseForm(request, context, z.object({}));
  return redirect("/login", { status: 303, headers: await logOut(request) });
}
