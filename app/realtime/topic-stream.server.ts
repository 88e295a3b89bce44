import { bus, hub } from "~/realtime/bus.server";
import { frameOf, resetFrame, withoutId, type StreamEvent } from "~/realtime/event-frame.server";
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
  cut: () => void;
};

/**
 * One topic within an event stream: live events are held back while its snapshot is read and replayed,
 * and those the snapshot already holds are dropped by rev.
 */
export class TopicStream implements Subscriber {
  readonly side: Side;
  readonly memberId: string;
  readonly unsubscribe: () => void;
  readonly #outlet: Outlet;
  readonly #ids: boolean;
  #held: { frame: Buffer; event: LiveEvent }[] | null = [];
  #heldBytes = 0;
  #snapshotRev = -1;
  #sentRev: number | null = null;
  #checkpointRev: number | null = null;
  #safeRev: number | null = null;
  #released = false;

  constructor(topic: string, outlet: Outlet, { ids }: { ids: boolean }) {
    this.side = outlet.side;
    this.memberId = outlet.memberId;
    this.#outlet = outlet;
    this.#ids = ids;
    this.unsubscribe = hub.subscribe(topic, this);
  }

  /** Every change up to this rev has been sent: where a repeated opening reads on. Null at the first opening. */
  get safeRev(): number | null {
    return this.#safeRev;
  }

  /** Whether live events went out before: this opening repeats another, and some may have been missed. */
  get repeated(): boolean {
    return this.#released;
  }

  /** Drops what is held back and not stored: the part of the snapshot that is read after this knows better. */
  forgetPassing(): void {
    this.#held = this.#held?.filter(({ event }) => event.rev !== null) ?? null;
  }

  /** Holds live events back until the next `ready`. */
  hold(): void {
    this.#held ??= [];
  }

  /** Sends what changed since the client's token, in the order of `rev`, as fast as the reader takes it. */
  async replay(events: Iterable<StreamEvent> | AsyncIterable<StreamEvent>): Promise<void> {
    for await (const event of events) await this.#outlet.writePatiently(this.#frame(event));
  }

  /** Tells the client to load afresh; `ready` still follows. */
  reset(reason: string): void {
    this.#outlet.writeLive(resetFrame(reason));
  }

  /** Ends the snapshot, taken at `rev` (null for topics without one), and lets live events through. */
  ready(rev: number | null, data: unknown): void {
    this.#snapshotRev = rev ?? -1;
    this.#sentRev = this.#checkpointRev = this.#safeRev = rev;
    this.#outlet.writeLive(this.#frame({ event: "ready", rev, data }));
    this.release();
  }

  /** Lets live events through, first those that were held back: alone, for a topic without a snapshot. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    this.#heldBytes = 0;
    this.#released = true;
    for (const { frame, event } of held) {
      const written = this.write(frame, event.rev, event);
      if (written)
        hub.reportDelivery(event, { user: this.side === "user", organization: this.side !== "user" });
    }
  }

  /** Takes a live event from the hub; true when it went out. */
  write(frame: Buffer, rev: number | null, event: LiveEvent): boolean {
    if (rev !== null && rev <= this.#snapshotRev) return false;
    if (this.#held) return this.#hold(frame, event);
    if (rev === null) return this.#outlet.writeLive(frame);
    this.#sentRev = Math.max(this.#sentRev ?? 0, rev);
    // While events of other processes may be missing, no id must move the client past them.
    return this.#outlet.writeLive(this.#ids && bus.isWhole() ? frame : withoutId(frame));
  }

  /**
   * Everything published up to now has arrived. What was sent before the previous checkpoint is safe to
   * read on from: events of two processes may overtake each other, but not for that long.
   */
  checkpoint(): void {
    this.#safeRev = this.#checkpointRev;
    this.#checkpointRev = this.#sentRev;
  }

  #frame(event: StreamEvent): Buffer {
    return frameOf(this.#ids ? event : { ...event, rev: null });
  }

  #hold(frame: Buffer, event: LiveEvent): false {
    this.#held?.push({ frame, event });
    this.#heldBytes += frame.length;
    if (this.#heldBytes > backlogLimit) this.#outlet.cut();
    return false;
  }
}
