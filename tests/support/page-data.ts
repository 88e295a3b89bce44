import { decode } from "turbo-stream";
import { askServer } from "./route-http";

/** What the loader of a page's own route gives a browser that runs scripts. Throws for any other status than 200. */
export async function loadPage(
  url: string,
  path: string,
  { cookie, timeoutMs }: { cookie: string; timeoutMs?: number },
): Promise<unknown> {
  const { pathname, search } = new URL(path, url);
  const answer = await askServer(url, `${pathname}.data${search}`, { headers: { cookie }, timeoutMs });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  const { value, done } = await decode(new Blob([answer.body]).stream());
  await done;
  const routes = value as Record<string, { data?: unknown } | undefined>;
  return Object.entries(routes).findLast(([id]) => id !== "root")?.[1]?.data;
}
