import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { actorOf, requireWho, toLogin, type Who } from "~/identity/guards.server";
import type { Notice } from "~/identity/page-session.server";
import type { LoadContext } from "./load-context";
import { problem, refusalOf } from "./problem.server";
import { readForm } from "./read-form.server";
import { redirectBack, refererPath } from "./redirect-back.server";

type ButtonPress<Values> = {
  actor: Actor;
  values: Values;
  params: ActionFunctionArgs["params"];
  request: Request;
  context: LoadContext;
  /** A browser waits for a page; others take a `Response`. */
  forPage: boolean;
  /** A script asks for JSON. */
  forScript: boolean;
};

/** Refusals that say what the request is, not how it went: they keep their status. */
const plainStatuses = new Set([400, 401, 403, 404, 405, 413, 415]);

/**
 * The action of a route without a page: a button's form. It answers 303 back to the page it stood on (else `back`),
 * with a notice where there is something to say. To a browser, what went wrong comes back the same way; others get
 * problem+json. A script that asks for JSON gets 204 in place of the redirect.
 */
export function buttonAction<Schema extends z.ZodObject>(
  options: {
    who: Who;
    form: Schema;
    back: string | ((params: ActionFunctionArgs["params"]) => string);
    /** Where a press that worked leads, where the page it stood on is no more. */
    to?: string;
    /** The id of the place on the page that the button stood at. */
    at?: (values: z.output<Schema>) => string;
    /** What of the form the page shows again where something went wrong. */
    keep?: (values: z.output<Schema>, params: ActionFunctionArgs["params"]) => Record<string, string>;
  },
  press: (pressed: ButtonPress<z.output<Schema>>) => Promise<Notice | Response | void>,
) {
  return async ({ request, params, context }: ActionFunctionArgs): Promise<Response> => {
    const back = typeof options.back === "string" ? options.back : options.back(params);
    const accepted = request.headers.get("Accept") ?? "";
    const forPage = accepted.includes("text/html");
    const forScript = accepted.includes("application/json");
    let kept: Notice["kept"];
    try {
      if (request.method !== "POST") throw new DomainError("method-not-allowed");
      if (forPage && !(await actorOf(request))) return toLogin(request, refererPath(request) ?? back);
      const actor = await requireWho(options.who, request, { as: "resource" });
      const form = await readForm(request, context, options.form);
      if (!form.ok) throw new DomainError("invalid", { fields: form.fields });
      kept = options.keep?.(form.values, params);
      const notice = await press({
        actor,
        values: form.values,
        params,
        request,
        context,
        forPage,
        forScript,
      });
      if (notice instanceof Response) return notice;
      return forScript
        ? new Response(null, { status: 204 })
        : await redirectBack(request, back, {
            notice: notice ?? undefined,
            at: options.at?.(form.values),
            to: options.to,
          });
    } catch (error) {
      if (error instanceof Response || !forPage) return problem(error, request, { allow: ["POST"] });
      const { status, detail } = refusalOf(error, request);
      if (plainStatuses.has(status)) return problem(error, request, { allow: ["POST"] });
      return redirectBack(request, back, {
        notice: { kind: "problem", text: detail, ...(kept && { kept }) },
      });
    }
  };
}
