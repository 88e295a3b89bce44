import type { Message } from "~/conversations/message";
import { memberHeader } from "~/identity/member-header";

/** What came of sending: the stored message, or what is known of why it is not known to be stored. */
export type Posted<Stored = Message> = { ok: true; message: Stored } | ({ ok: false } & Unsent);

/** `status`, `type` (the problem's code) and `detail` (its sentence) are null where Parley did not answer. */
export type Unsent = {
  status: number | null;
  type: string | null;
  detail: string | null;
  /** Seconds to wait before trying again, 0 where nothing was said. */
  retryAfter: number;
};

type Problem = { type: string; detail: string; errors: { detail: string }[] };

type Sent = { body: string; clientId: string; kind?: "reply" | "note"; seenSeq?: number; resolve?: boolean };

/** Without an answer by then the message is sent again, in milliseconds. */
const patience = 20_000;

const lost = { ok: false, status: null, type: null, detail: null, retryAfter: 0 } as const;

/** Sends a message as JSON, as this member or not at all. Never throws. */
export async function postMessage<Stored extends { clientId: string } = Message>(
  url: string,
  memberId: string,
  sent: Sent,
): Promise<Posted<Stored>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", [memberHeader]: memberId },
      body: JSON.stringify(sent),
      signal: AbortSignal.timeout(patience),
    });
    const answer = (await response.json()) as Stored & Partial<Problem>;
    // Whatever stands between may answer too, in its own way.
    if (response.ok) return answer.clientId === sent.clientId ? { ok: true, message: answer } : lost;
    const type = answer.type?.split("#problem-")[1];
    if (!type) return lost;
    const retryAfter = Number(response.headers.get("retry-after")) || 0;
    return { ok: false, status: response.status, type, detail: sentenceOf(answer), retryAfter };
  } catch {
    return lost;
  }
}

/** What is wrong with the one field says more than that something is. */
function sentenceOf({ errors, detail }: Partial<Problem>): string | null {
  return errors?.[0]?.detail ?? detail ?? null;
}

/** Whether sending the same again can only be refused again. */
export function isRefused({ status }: Unsent): boolean {
  return status !== null && status < 500 && ![401, 408, 425, 429].includes(status);
}
