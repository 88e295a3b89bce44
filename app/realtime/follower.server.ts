import type { Actor } from "~/identity/actor";
import { openStreams, type OpenStream } from "~/realtime/open-streams.server";

/**
 * Counts what is written to a connection among its member's open streams, until the connection closes. The signal
 * aborts then, and when the stream must end: it is displaced, its credential is revoked, or this process stops.
 */
export function asOpenStream(
  actor: Pick<Actor, "memberId" | "credential">,
  closed: AbortSignal,
): AbortSignal {
  if (closed.aborted) return closed;
  const ended = new AbortController();
  const stream: OpenStream = {
    memberId: actor.memberId,
    credentialId: actor.credential.id,
    writeLive: () => false,
    end: () => {
      openStreams.remove(stream);
      ended.abort();
    },
  };
  openStreams.add(stream);
  closed.addEventListener("abort", () => stream.end(), { once: true });
  return ended.signal;
}
