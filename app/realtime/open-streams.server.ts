import { bus, type Revocation } from "~/realtime/bus.server";
import { heartbeatFrame } from "~/realtime/event-frame.server";
import { perProcess } from "~/realtime/per-process.server";

/** How a stream ends: `retryMs` until the browser may come back; `reset` tells it why. */
export type StreamEnding = { retryMs?: number; reset?: string };

/** What the register needs to know of an open stream. */
export type OpenStream = {
  memberId: string;
  credentialId: string;
  /** Writes what need not be resumed; cuts a connection that takes nothing any more. */
  writeLive: (frame: Buffer) => boolean;
  end: (ending?: StreamEnding) => void;
};

/** Connections are spread over this many turns of the heartbeat, one a second, so that no turn is long. */
const heartbeatSeconds = 15;

class OpenStreams {
  readonly #turnOf = new Map<OpenStream, number>();
  readonly #ofMember = new Map<string, Set<OpenStream>>();
  #perMember = 12;
  #added = 0;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor() {
    bus.on("revoked", (revocation) => this.endOf(revocation));
  }

  limit(perMember: number): void {
    this.#perMember = perMember;
  }

  /** The oldest stream of a member makes room for one too many. */
  add(stream: OpenStream): void {
    this.#turnOf.set(stream, this.#added++ % heartbeatSeconds);
    const own = this.#ofMember.get(stream.memberId) ?? new Set();
    this.#ofMember.set(stream.memberId, own.add(stream));
    const [oldest] = own;
    if (own.size > this.#perMember) oldest?.end({ retryMs: 60_000, reset: "displaced" });
    this.#heartbeat ??= this.#beat();
  }

  remove(stream: OpenStream): void {
    this.#turnOf.delete(stream);
    const own = this.#ofMember.get(stream.memberId);
    own?.delete(stream);
    if (own?.size === 0) this.#ofMember.delete(stream.memberId);
    if (this.#turnOf.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  all(): OpenStream[] {
    return [...this.#turnOf.keys()];
  }

  ofMember(memberId: string): OpenStream[] {
    return [...(this.#ofMember.get(memberId) ?? [])];
  }

  endOf(revocation: Revocation): void {
    const revoked =
      "memberId" in revocation
        ? this.ofMember(revocation.memberId)
        : this.all().filter(({ credentialId }) => credentialId === revocation.credentialId);
    for (const stream of revoked) stream.end();
  }

  #beat(): NodeJS.Timeout {
    let second = 0;
    return setInterval(() => {
      const turn = second++ % heartbeatSeconds;
      for (const [stream, streamTurn] of this.#turnOf)
        if (streamTurn === turn) stream.writeLive(heartbeatFrame);
    }, 1_000).unref();
  }
}

/** The open event streams of this process. */
export const openStreams = perProcess("open-streams", () => new OpenStreams());

/** A random whole number of milliseconds, so that those who were cut together do not come back together. */
export function between(fromMs: number, toMs: number): number {
  return Math.round(fromMs + Math.random() * (toMs - fromMs));
}

/** Sets how many streams a member may have open at once, in this process. */
export function limitStreams(perMember: number): void {
  openStreams.limit(perMember);
}

/** Ends every stream and spreads the clients' return over some seconds; for a shutdown. */
export function endAllStreams(): void {
  for (const stream of openStreams.all()) stream.end({ retryMs: between(500, 5_000) });
}

export function countOpenStreams(): number {
  return openStreams.all().length;
}
