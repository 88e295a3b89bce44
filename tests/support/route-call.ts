import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "./accounts";

type Side = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type RouteModule = { loader?: Side; action?: Side };

const modules = import.meta.glob<RouteModule>("../../app/routes/*.{ts,tsx}", { eager: true });

/** Every route of the app by its path pattern, found by its file. */
export const routeModules = new Map(
  Object.entries(modules).map(([file, module]) => [patternOf(file), module]),
);

/** What a route answered, page or resource: a page's data count as its body. */
export type Answer = { status: number; headers: Headers; body: string };

/** Calls the loader or action of the route at `pattern`, as Remix would for this request. */
export async function callRoute(pattern: string, request: Request, context = contextFor()): Promise<Answer> {
  const module = routeModules.get(pattern);
  const side = ["GET", "HEAD", "OPTIONS"].includes(request.method) ? module?.loader : module?.action;
  if (!side) throw new Error(`${pattern} has no side for ${request.method}`);
  const params = paramsOf(pattern, new URL(request.url).pathname);
  const outcome = await Promise.resolve()
    .then(() => side({ request, params, context }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Error) throw thrown;
      return thrown;
    });
  return answerOf(outcome);
}

/** The flat routes' names of files: dots are slashes, `$` a parameter, a closing `_` leaves the parent's frame. */
function patternOf(file: string): string {
  const name = /([^/]+)\.tsx?$/.exec(file)?.[1] ?? "";
  const segments = name
    .split(".")
    .filter((segment) => !segment.startsWith("_"))
    .map((segment) => segment.replace(/_$/, "").replace(/^\$$/, "*").replace(/^\$/, ":"));
  return `/${segments.join("/")}`;
}

function paramsOf(pattern: string, path: string): Record<string, string> {
  const segments = path.split("/");
  const named = pattern.split("/").flatMap((segment, index) => {
    const value = segments[index];
    return segment.startsWith(":") && value !== undefined ? [[segment.slice(1), value] as const] : [];
  });
  return Object.fromEntries(named);
}

async function answerOf(outcome: unknown): Promise<Answer> {
  if (outcome instanceof Response) {
    const { status, headers } = outcome;
    if (!headers.get("Content-Type")?.startsWith("text/event-stream"))
      return { status, headers, body: await outcome.text() };
    await outcome.body?.cancel();
    return { status, headers, body: "" };
  }
  const { type, data, init } = outcome as { type?: string; data?: unknown; init?: ResponseInit | null };
  if (type !== "DataWithResponseInit")
    return { status: 200, headers: new Headers(), body: JSON.stringify(outcome) };
  return { status: init?.status ?? 200, headers: new Headers(init?.headers), body: JSON.stringify(data) };
}
