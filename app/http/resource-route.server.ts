import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { requireWho, type Who } from "~/identity/guards.server";
import { answerOf } from "./answer";
import type { LoadContext } from "./load-context";
import { parseJson } from "./parse-json.server";
import { parseQuery } from "./parse-query";
import { problem } from "./problem.server";
import { readForm } from "./read-form.server";

type ResourceRequest = {
  actor: Actor;
  params: LoaderFunctionArgs["params"];
  request: Request;
  context: LoadContext;
};

const nothing = z.object({});

/**
 * A GET route of a member's scripts: guard, query, answer (data becomes JSON), problem+json for what is refused.
 * `?member=` says whose page asks: another's session, which the browser may have by now, is no session for it.
 */
export function resourceLoader<Query extends z.ZodObject = typeof nothing>(
  options: { who: Who; query?: Query },
  answer: (asked: ResourceRequest & { query: z.output<Query> }) => unknown,
) {
  return async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    try {
      if (!["GET", "HEAD"].includes(request.method)) throw new DomainError("method-not-allowed");
      const actor = await requireWho(options.who, request, { as: "resource" });
      const asks = new URL(request.url).searchParams.get("member") ?? actor.memberId;
      if (asks !== actor.memberId) throw new DomainError("unauthenticated");
      const query = parseQuery(request, options.query ?? nothing) as z.output<Query>;
      return answerOf(await answer({ actor, query, params, request, context }));
    } catch (error) {
      return problem(error, request, { allow: ["GET", "HEAD"] });
    }
  };
}

/** How a POST's body is read: as JSON, where unknown fields are refused, or as a form, where they are dropped. */
type Body<Schema extends z.ZodObject> = { json: Schema } | { form: Schema };

/** A POST route of a member's scripts: guard, body, answer (data becomes JSON, nothing 204), problem+json. */
export function resourceAction<Schema extends z.ZodObject>(
  options: { who: Who } & Body<Schema>,
  answer: (asked: ResourceRequest & { body: z.output<Schema> }) => unknown,
) {
  return async ({ request, params, context }: ActionFunctionArgs): Promise<Response> => {
    try {
      if (request.method !== "POST") throw new DomainError("method-not-allowed");
      const actor = await requireWho(options.who, request, { as: "resource" });
      const body = await bodyOf(options, request, context);
      return answerOf(await answer({ actor, body, params, request, context }));
    } catch (error) {
      return problem(error, request, { allow: ["POST"] });
    }
  };
}

async function bodyOf<Schema extends z.ZodObject>(
  how: Body<Schema>,
  request: Request,
  context: LoadContext,
): Promise<z.output<Schema>> {
  if ("json" in how) return parseJson(request, context, how.json);
  const form = await readForm(request, context, how.form);
  if (!form.ok) throw new DomainError("invalid", { fields: form.fields });
  return form.values;
}
