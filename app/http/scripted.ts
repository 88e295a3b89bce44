/** Whether the browser runs scripts, as the cookie `js=1` that ours sets says. */
export function isScripted(request: Request): boolean {
  return /(^|;\s*)js=1(;|$)/.test(request.headers.get("Cookie") ?? "");
}

/** Whether the browser only fetches ahead: nobody reads what it gets. */
export function isPrefetch(request: Request): boolean {
  return /prefetch/.test(request.headers.get("Sec-Purpose") ?? request.headers.get("Purpose") ?? "");
}
