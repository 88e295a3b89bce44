import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "~/errors";
import { problem } from "~/http/problem.server";
import { readForm } from "~/http/read-form.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { logOut } from "~/identity/log-out.server";

export const loader = refuseMethod("POST");

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    if (request.method !== "POST") throw new DomainError("method-not-allowed");
    await readForm(request, context, z.object({}));
    return redirect("/login", { status: 303, headers: await logOut(request) });
  } catch (error) {
    return problem(error, request, { allow: ["POST"] });
  }
}
