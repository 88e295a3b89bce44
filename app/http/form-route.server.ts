import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Actor } from "~/identity/actor";
import { requireWho, type Who } from "~/identity/guards.server";
import { keepNotice, type Notice } from "~/identity/page-session.server";
import type { LoadContext } from "./load-context";
import { parseForm } from "./parse-form.server";

type SentForm<Values> = {
  actor: Actor;
  values: Values;
  params: ActionFunctionArgs["params"];
  request: Request;
  context: LoadContext;
};

/**
 * The action of a page with a form: 303 to the page `submit` names, with its notice there; what went wrong comes back
 * on the page itself, with what was typed (`FormProblem` as `problem`). What `preview` gives for the values is shown on the
 * page with what was typed (`again`), and nothing is submitted; null submits.
 */
export function formAction<Schema extends z.ZodObject, Shown = never>(
  options: { who: Who; form: Schema; preview?: (values: z.output<Schema>) => Shown | null },
  submit: (sent: SentForm<z.output<Schema>>) => Promise<{ to: string; notice: Notice }>,
) {
  return async ({ request, params, context }: ActionFunctionArgs) => {
    const actor = await requireWho(options.who, request);
    const form = await parseForm(request, context, options.form);
    if (!form.ok) return form.reply();
    const preview = options.preview?.(form.values) ?? null;
    if (preview !== null) return data({ problem: undefined, preview, again: { values: form.typed } });
    try {
      const { to, notice } = await submit({ actor, values: form.values, params, request, context });
      return redirect(to, { status: 303, headers: await keepNotice(request, notice) });
    } catch (error) {
      return form.refuse(error);
    }
  };
}
