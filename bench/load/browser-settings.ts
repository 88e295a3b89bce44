/** Keeps Chromium from calling home. */
export const quietArgs = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
];

/** A `Cookie` header of one cookie, for a browser. */
export function cookieOf(url: string, cookie: string) {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  return { name, value, url: new URL(url).origin };
}
