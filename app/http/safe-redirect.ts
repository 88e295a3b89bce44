const here = "http://parley.invalid";

/**
 * `to` where it is a path of this site, as a browser would read it, else `fallback`. Another site in any
 * spelling (`//`, `/\`, a scheme, dot segments, control characters, any of it percent-encoded) is the fallback.
 */
export function safeRedirect(to: string | null | undefined, fallback: string): string {
  if (!to || to.length > 2_000 || !isPlainPath(to)) return fallback;
  const target = URL.parse(to, here);
  if (!target || target.origin !== here || !isPlainPath(target.pathname)) return fallback;
  return `${target.pathname}${target.search}${target.hash}`;
}

/** A path from the root whose first segment is not empty, neither as written nor percent-decoded. */
function isPlainPath(text: string): boolean {
  const path = text.split(/[?#]/, 1)[0] ?? "";
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return false;
  }
  return (
    [path, decoded].every((spelling) => /^\/(?!\/)/.test(spelling) && !/[\\\p{Cc}]/u.test(spelling)) &&
    !/[\p{Cc}]/u.test(text)
  );
}
