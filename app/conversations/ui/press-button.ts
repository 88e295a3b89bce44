/** Does what a button's form would, without leaving the page. */
export function pressButton(action: string, fields: Record<string, string> = {}): void {
  const headers = { accept: "application/json" };
  fetch(action, { method: "POST", headers, body: new URLSearchParams(fields), keepalive: true }).catch(
    () => undefined,
  );
}
