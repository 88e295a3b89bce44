import { ofThisPage } from "~/identity/member-header";

/** Does what a button's form would, without leaving the page. Resolves to whether it was done. */
export async function pressButton(action: string, fields: Record<string, string> = {}): Promise<boolean> {
  const headers = { accept: "application/json", ...ofThisPage() };
  const body = new URLSearchParams(fields);
  try {
    return (await fetch(action, { method: "POST", headers, body, keepalive: true })).ok;
  } catch {
    return false;
  }
}
