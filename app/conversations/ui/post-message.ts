import type { Message } from "~/conversations/message";

/** What came of sending: the stored message, or the problem's code and sentence; null where no answer came. */
export type Posted =
  { ok: true; message: Message } | { ok: false; type: string | null; detail: string | null };

/** Sends a message as JSON. Never throws. */
export async function postMessage(url: string, body: Record<string, unknown>): Promise<Posted> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true, message: (await response.json()) as Message };
    const problem = (await response.json().catch(() => ({}))) as { type?: string; detail?: string };
    return { ok: false, type: problem.type?.split("#problem-")[1] ?? null, detail: problem.detail ?? null };
  } catch {
    return { ok: false, type: null, detail: null };
  }
}
