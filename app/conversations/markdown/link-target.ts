const ownSite = "https://own.invalid";

/** Where a link of a message may lead. `host` is null on this site, else the host or mail address behind it. */
export type LinkTarget = { href: string; host: string | null };

/**
 * Reads a link's address the way browsers do and lets through `http:`, `https:`, a bare `mailto:` address and
 * absolute paths of this site. Null for everything else, addresses with a password included.
 */
export function linkTarget(address: string): LinkTarget | null {
  const isPath = address.startsWith("/");
  if (!URL.canParse(address, isPath ? ownSite : undefined)) return null;
  const url = new URL(address, isPath ? ownSite : undefined);
  if (isPath) {
    const path = url.pathname + url.search + url.hash;
    return url.origin === ownSite && !path.startsWith("//") ? { href: path, host: null } : null;
  }
  if (url.protocol === "mailto:") {
    return /^[^\s@?]+@[^\s@?]+$/.test(url.pathname)
      ? { href: `mailto:${url.pathname}`, host: url.pathname }
      : null;
  }
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && !url.username && !url.password ? { href: url.href, host: url.host } : null;
}

/** True when the text of a link begins with the host it leads to, so that naming it again would be noise. */
export function textNamesHost(text: string, host: string): boolean {
  const start = text
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:)/, "");
  return start.startsWith(host.toLowerCase()) && /^(?:$|[/?#])/.test(start.slice(host.length));
}
