import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Membership } from "~/identity/authenticator.server";
import { homeOf } from "~/identity/home";
import { startSession } from "~/identity/sessions.server";
import { parseForm } from "./parse-form.server";

type Knock<Values> = { values: Values; params: ActionFunctionArgs["params"]; clientAddress: string };

/**
 * The action of a page through which someone becomes a member: a new session for the membership `enter` gives, and
 * 303 to where its role begins; what went wrong comes back on the page itself.
 */
export function doorAction<Schema extends z.ZodObject>(
  schema: Schema,
  enter: (knock: Knock<z.output<Schema>>) => Promise<Membership>,
) {
  return async ({ request, params, context }: ActionFunctionArgs) => {
    const form = await parseForm(request, context, schema);
    if (!form.ok) return form.reply();
    try {
      const membership = await enter({ values: form.values, params, clientAddress: context.clientAddress });
      const headers = await startSession(request, membership);
      return redirect(homeOf(membership.role), { status: 303, headers });
    } catch (error) {
      return form.refuse(error);
    }
  };
}
