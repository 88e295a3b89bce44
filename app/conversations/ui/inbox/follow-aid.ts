import { ofThisPage } from "~/identity/member-header";
import { messageParts } from "~/conversations/ui/live/message-parts";

/** How it ended; `detail` says why it came to nothing, null where nobody said so. */
export type AidEnd = { ok: true } | { ok: false; status: number | null; detail: string | null };

const lost: AidEnd = { ok: false, status: null, detail: null };

/** Asks for a text of the assistant and shows it as it comes, once a frame; all of it at the end. Never throws. */
export async function followAid(
  url: string,
  signal: AbortSignal,
  show: (text: string) => void,
): Promise<AidEnd> {
  let text = "";
  let frame = 0;
  try {
    const headers = { accept: "text/event-stream", ...ofThisPage() };
    const response = await fetch(url, { method: "POST", headers, body: new URLSearchParams(), signal });
    if (!response.ok || !response.body) {
      const { detail } = (await response.json()) as { detail?: string };
      return { ok: false, status: response.status, detail: detail ?? null };
    }
    const parts = messageParts(response.body);
    let next = await parts.next();
    for (; !next.done; next = await parts.next()) {
      if (next.value.type === "error")
        return { ok: false, status: null, detail: next.value.errorText ?? null };
      text += next.value.type === "text-delta" ? (next.value.delta ?? "") : "";
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        show(text);
      });
    }
    return next.value ? { ok: true } : lost;
  } catch {
    return lost;
  } finally {
    cancelAnimationFrame(frame);
    if (text && !signal.aborted) show(text);
  }
}
