import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "~/errors";
import type { Actor, Scope } from "~/identity/actor";
import { requireToken } from "~/identity/require-token.server";
import { answerOf } from "./answer";
import type { LoadContext } from "./load-context";
import { parseJson } from "./parse-json.server";
import { parseQuery } from "./parse-query";
import { problem } from "./problem.server";

type ApiRequest = {
  actor: Actor;
  params: LoaderFunctionArgs["params"];
  request: Request;
  context: LoadContext;
};

const noQuery = z.object({});

/**
 * The GET side of a route of the developers' API: token and scope, query, answer (data becomes JSON),
 * problem+json for what is refused. `also` names the methods of the route's action, for `Allow`.
 */
export function apiLoader<Query extends z.ZodObject = typeof noQuery>(
  options: { scope?: Scope; query?: Query; also?: ApiMethod[] },
  answer: (asked: ApiRequest & { query: z.output<Query> }) => unknown,
) {
  return async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    try {
      if (!["GET", "HEAD"].includes(request.method)) throw new DomainError("method-not-allowed");
      const actor = await requireToken(request, options.scope);
      const query = parseQuery(request, options.query ?? noQuery) as z.output<Query>;
      return answerOf(await answer({ actor, query, params, request, context }));
    } catch (error) {
      return problem(error, request, { allow: ["GET", "HEAD", ...(options.also ?? [])] });
    }
  };
}

type ApiMethod = "POST" | "PUT" | "PATCH" | "DELETE";

type ApiCall = (args: ActionFunctionArgs) => Promise<unknown>;

/** One method of an `apiAction`: token and scope, then the JSON body by a schema, which refuses unknown fields. */
export function apiCall<Body extends z.ZodType = z.ZodUndefined>(
  options: { scope?: Scope; body?: Body },
  answer: (asked: ApiRequest & { body: z.output<Body> }) => unknown,
): ApiCall {
  return async ({ request, params, context }) => {
    const actor = await requireToken(request, options.scope);
    const body = options.body && (await parseJson(request, context, options.body));
    return answer({ actor, body: body as z.output<Body>, params, request, context });
  };
}

/**
 * The writing side of a route of the developers' API, by method. Without calls it refuses all of them.
 * `loads` says that the route answers GET as well, for `Allow`.
 */
export function apiAction(calls: Partial<Record<ApiMethod, ApiCall>>, { loads = true } = {}) {
  const allowed = [...(loads ? ["GET", "HEAD"] : []), ...Object.keys(calls)];
  return async (args: ActionFunctionArgs): Promise<Response> => {
    const call = calls[args.request.method as ApiMethod];
    try {
      if (!call) throw new DomainError("method-not-allowed");
      return answerOf(await call(args));
    } catch (error) {
      return problem(error, args.request, { allow: allowed });
    }
  };
}
