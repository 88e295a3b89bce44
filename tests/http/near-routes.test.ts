import { matchRoutes } from "@remix-run/react";
import { expect, test } from "vitest";
import { nearRoutes } from "~/http/near-routes";
import { routeTable } from "../support/route-table";

type Route = { id: string; parentId?: string; path?: string };
type Tree = { id: string; path?: string; children?: Tree[] };

const own = Object.keys(routeTable).map((path) => ({ id: path, parentId: "root", path: path.slice(1) }));
const layouts = [
  { id: "pathless", parentId: "root" },
  { id: "pathless/inner", parentId: "pathless", path: "inner" },
  { id: "area", parentId: "root", path: "area" },
  { id: "area/deep", parentId: "area", path: "deep/:id" },
  { id: "area/layout", parentId: "area" },
  { id: "area/layout/far", parentId: "area/layout", path: "far" },
  { id: "optional", parentId: "root", path: "maybe?/shown" },
  { id: "anything", parentId: "root", path: ":any/of/this" },
  { id: "rest", parentId: "root", path: "*" },
];
const routes: Record<string, Route> = Object.fromEntries(
  [{ id: "root", path: "" }, ...own, ...layouts].map((route) => [route.id, route]),
);

const treeOf = (all: Record<string, Route>, parentId?: string): Tree[] =>
  Object.values(all)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path }) => ({ id, ...(path && { path }), children: treeOf(all, id) }));

const matched = (all: Record<string, Route>, path: string) =>
  matchRoutes(treeOf(all), path)?.map(({ route }) => route.id);

const patterns = Object.values(routes).map(
  ({ id }) => `/${id.replace(/^(\/|root|pathless\/|area\/layout)/, "")}`,
);
const concrete = patterns.map((pattern) => pattern.replace(/:\w+/g, "0198c7a4"));
const odd = [
  "/",
  "//messages",
  "/MESSAGES",
  "/m%65ssages",

  "/shown",
  "/maybe/shown",
  "/a/of/this",
  "/no/such",
];

test.each([...new Set([...concrete, ...odd])])(
  "%s and what is above it match as among all routes",
  (path) => {
    const near = nearRoutes(routes, path);
    const segments = path.split("/").filter(Boolean);
    const above = segments.map((_, at) => `/${segments.slice(0, at).join("/")}`);
    for (const each of [path, ...above]) expect(matched(near, each)).toEqual(matched(routes, each));
  },
);

test("few are left to try", () => {
  const all = Object.keys(routes).length;
  expect(Object.keys(nearRoutes(routes, "/messages")).length).toBeLessThan(all / 3);
});

test("a path that cannot be read keeps them all", () => {
  expect(nearRoutes(routes, "/%")).toEqual(routes);
});
