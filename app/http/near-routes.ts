type Route = { id: string; parentId?: string; path?: string };

/**
 * Of all routes those that can match this path or one above it, so that Remix, which tries every route several times a
 * page, has few to try. A path that cannot be read keeps them all.
 */
export function nearRoutes<Some extends Route>(
  routes: Record<string, Some>,
  pathname: string,
): Record<string, Some> {
  const wanted = firstOf(pathname);
  const wholePath = ({ path = "", parentId }: Route): string => {
    const parent = parentId === undefined ? undefined : routes[parentId];
    return parent ? `${wholePath(parent)}/${path}` : path;
  };
  const isNear = (route: Route) => {
    const first = firstOf(wholePath(route));
    return wanted === null || !first || first === wanted || /[:*?]/.test(first);
  };
  return Object.fromEntries(Object.entries(routes).filter(([, route]) => isNear(route)));
}

/** The first segment of a path as routes are matched: decoded and whatever its case. */
function firstOf(path: string): string | null {
  try {
    return decodeURIComponent(path.split("/").find(Boolean) ?? "").toLowerCase();
  } catch {
    return null;
  }
}
