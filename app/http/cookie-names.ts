/** On https a browser lets nobody but this host set a cookie with this prefix. */
const prefixOf = (https: boolean): string => (https ? "__Host-" : "");

/** The cookie that holds a session's random id. */
export const sessionCookieName = (https: boolean): string => `${prefixOf(https)}parley_session`;

/** The cookie that form tokens are bound to before there is a session. */
export const visitorCookieName = (https: boolean): string => `${prefixOf(https)}parley_visitor`;

/** A cookie of a `Cookie` header as it was sent, or null; of several with the name, the first. */
export function cookieOf(header: string | null | undefined, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return value.join("=").trim() || null;
  }
  return null;
}
