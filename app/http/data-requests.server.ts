import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { refuse } from "./refuse.server.ts";

type RouteObject = Parameters<typeof matchRoutes>[0][number];
type Build = ServerBuild | (() => ServerBuild | Promise<ServerBuild>);

/**
 * Answers 404 to the doors Remix opens besides a resource route's own: `<path>.data` would run its
 * loader a second way, and `?_data=<route>`, from before single fetch, any loader at all.
 */
export function dataRequests(build: Build): RequestHandler {
  return (request, response, next) => {
    const { pathname, searchParams } = new URL(request.originalUrl, "http://parley.invalid");
    if (searchParams.has("_data")) return refuse(response, 404);
    if (!pathname.endsWith(".data")) return next();
    const page = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
    Promise.resolve(typeof build === "function" ? build() : build)
      .then(({ routes }) => (leadsToResource(routes, page) ? refuse(response, 404) : next()))
      .catch(next);
  };
}

function leadsToResource(routes: ServerBuild["routes"], path: string): boolean {
  const leaf = matchRoutes(childrenOf(routes, undefined), path)?.at(-1);
  const module = leaf && routes[leaf.route.id ?? ""]?.module;
  return module !== undefined && !module.default && !module.ErrorBoundary;
}

function childrenOf(routes: ServerBuild["routes"], parentId: string | undefined): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route !== undefined && (route.parentId || undefined) === parentId)
    .map((route) => ({
      id: route?.id,
      path: route?.path,
      caseSensitive: route?.caseSensitive,
      ...(route?.index ? { index: true } : { children: childrenOf(routes, route?.id) }),
    }));
}
