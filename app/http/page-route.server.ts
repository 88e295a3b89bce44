import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "~/errors";
import type { Actor } from "~/identity/actor";
import { requireWho, type Who } from "~/identity/guards.server";
import type { LoadContext } from "./load-context";
import { parseQuery } from "./parse-query";
import { pageProblem } from "./problem.server";

type PageRequest<Query> = {
  actor: Actor;
  query: Query;
  params: LoaderFunctionArgs["params"];
  request: Request;
  context: LoadContext;
};

const noQuery = z.object({});

/**
 * A page's loader: guards by role, reads the query by a schema, and gives what the domain refuses to the
 * page's ErrorBoundary with its status (`PageProblem` as `error.data`). Strangers go to the login.
 */
export function pageLoader<Result, Query extends z.ZodObject = typeof noQuery>(
  options: { who: Who; query?: Query },
  load: (page: PageRequest<z.output<Query>>) => Promise<Result>,
): (args: LoaderFunctionArgs) => Promise<Result> {
  return async ({ request, params, context }) => {
    const actor = await requireWho(options.who, request);
    try {
      const query = parseQuery(request, options.query ?? noQuery) as z.output<Query>;
      return await load({ actor, query, params, request, context });
    } catch (error) {
      throw pageProblem(error, request);
    }
  };
}

/** The action of a page without a form: 405. Without one Remix would say so too, but not what the page takes. */
export function noForm({ request }: ActionFunctionArgs): never {
  throw pageProblem(new DomainError("method-not-allowed"), request, { Allow: "GET, HEAD" });
}
