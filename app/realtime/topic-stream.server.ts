import { hub } from "~/realtime/bus.server";
import { frameOf, resetFrame, withoutId, type StreamEvent } from "~/realtime/event-frame.server";
import { between } from "~/realtime/open-streams.server";
import type { Subscriber } from "~/realtime/hub.server";
import type { Side } from "~/identity/actor";
import type { LiveEvent } from "~/realtime/live-event";

/** At most this many bytes wait for a reader, written or held back; then its connection is cut and it resumes. */
export const backlogLimit = 256 * 1024;

/** The stream that topics write to. */
type Outlet = {
  side: Side;
  memberId: string;
  /** Writes at once; false when nothing goes out any more. */
  writeLive: (frame: Buffer) => boolean;
  /** Writes and waits for the reader; throws when the stream has ended. */
  writePatiently: (frame: Buffer) => Promise<void>;
  /** Opens the stream again: what was missed is read. */
  refresh: () => Promise<void>;
  cut: () => void;
};

/** An event that waits; without a frame it is not for this reader. */
type Held = { frame: Buffer | null; event: LiveEvent };

/**
 * One topic within an event stream. Live events wait while its snapshot is read and replayed, and those it
 * already holds are dropped. Those that overtook others on their way wait for them: what goes out is in the
 * order of `rev` without a hole, so that a client may resume from any id it has got.
 */
export class TopicStream implements Subscriber {
  readonly side: Side;
  readonly memberId: string;
  readonly unsubscribe: () => void;
  readonly #outlet: Outlet;
  readonly #ids: boolean;
  #opening = true;
  #held: Held[] = [];
  #heldBytes = 0;
  #snapshotRev = -1;
  #sentRev: number | null = null;
  #awaitedRev = -1;
  #patience: NodeJS.Timeout | undefined;

  constructor(topic: string, outlet: Outlet, { ids }: { ids: boolean }) {
    this.side = outlet.side;
    this.memberId = outlet.memberId;
    this.#outlet = outlet;
    this.#ids = ids;
    this.unsubscribe = hub.subscribe(topic, this);
  }

  /** Every change up to this rev has been sent: where a repeated opening reads on. Null before the first `ready`. */
  get sentRev(): number | null {
    return this.#sentRev;
  }

  /** Drops what is held back and not stored: the part of the snapshot that is read after this knows better. */
  forgetPassing(): void {
    this.#held = this.#held.filter(({ event }) => event.rev !== null);
  }

  /** Holds live events back until the next `ready`. */
  hold(): void {
    this.#opening = true;
  }

  /** Sends what changed since the client's token, in the order of `rev`, as fast as the reader takes it. */
  async replay(events: Iterable<StreamEvent> | AsyncIterable<StreamEvent>): Promise<void> {
    for await (const event of events) await this.#outlet.writePatiently(this.#frame(event));
  }

  /** Tells the client to load afresh; `ready` still follows. */
  reset(reason: string): void {
    this.#outlet.writeLive(resetFrame(reason));
  }

  /** Ends the snapshot, taken at `rev`, and lets live events through. */
  ready(rev: number, data: unknown): void {
    this.#snapshotRev = this.#sentRev = rev;
    this.#outlet.writeLive(this.#frame({ event: "ready", rev, data }));
    this.release();
  }

  /** Lets live events through, first those that were held back: alone, for a topic without a snapshot. */
  release(): void {
    this.#opening = false;
    const held = this.#held;
    this.#held = [];
    this.#heldBytes = 0;
    for (const { frame, event } of held) {
      if (this.#take(frame, event))
        hub.reportDelivery(event, { user: this.side === "user", organization: this.side !== "user" });
    }
  }

  /** Takes a live event from the hub; true when it went out. */
  write(frame: Buffer, _rev: number | null, event: LiveEvent): boolean {
    return this.#take(frame, event);
  }

  skip(event: LiveEvent): void {
    this.#take(null, event);
  }

  /** Reads the database unless everything up to `rev` comes by itself in a moment. */
  catchUp(rev: number): void {
    if (this.#sentRev === null || rev <= this.#sentRev) return;
    this.#awaitedRev = Math.max(this.#awaitedRev, rev);
    this.#patience ??= setTimeout(
      () => {
        this.#patience = undefined;
        if (this.#awaitedRev > (this.#sentRev ?? -1)) void this.#outlet.refresh();
      },
      between(250, 1_000),
    ).unref();
  }

  #take(frame: Buffer | null, event: LiveEvent): boolean {
    if (this.#opening) return this.#hold({ frame, event });
    const { rev } = event;
    if (rev === null) return frame !== null && this.#outlet.writeLive(frame);
    if (rev <= this.#snapshotRev) return false;
    // Another event of the same change let through what had waited for it; ids must not go back.
    if (rev < (this.#sentRev ?? 0)) return frame !== null && this.#outlet.writeLive(withoutId(frame));
    const { after = rev - 1 } = event;
    if (this.#sentRev !== null && after > this.#sentRev) {
      this.catchUp(after);
      return this.#hold({ frame, event });
    }
    this.#sentRev = rev;
    const written = frame !== null && this.#outlet.writeLive(this.#ids ? frame : withoutId(frame));
    if (this.#held.length > 0) this.release();
    return written;
  }

  #hold(held: Held): false {
    this.#held.push(held);
    this.#heldBytes += held.frame?.length ?? 0;
    if (this.#heldBytes > backlogLimit) this.#outlet.cut();
    return false;
  }

  #frame(event: StreamEvent): Buffer {
    return frameOf(this.#ids ? event : { ...event, rev: null });
  }
}
