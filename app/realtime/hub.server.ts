import { liveFrameOf } from "~/realtime/event-frame.server";
import type { Side } from "~/identity/actor";
import type { LiveEvent } from "~/realtime/live-event";

/** Someone in this process who follows a topic. */
export type Subscriber = {
  side: Side;
  memberId: string;
  /** Takes one frame, shared with everyone else: never changed. True when it went out, false when it is kept or dropped. */
  write: (frame: Buffer, rev: number | null, event: LiveEvent) => boolean;
  /** Hears that an event was not for it: only the event's place among the others counts. */
  skip?: (event: LiveEvent) => void;
  /** Up to here it has everything; null as long as it is not known. */
  readonly sentRev?: number | null;
  /** The database is at this rev: what does not come by itself has to be read. */
  catchUp?: (rev: number) => void;
};

/** The sides whose open streams an event was written to. */
export type SidesReached = Record<Side, boolean>;

type DeliveryListener = (event: LiveEvent, sides: SidesReached) => void;
type InterestListener = (topic: string, wanted: boolean) => void;

/**
 * Hands each event to those in this process who follow its topic.
 */
export class Hub {
  readonly #topics = new Map<string, Set<Subscriber>>();
  readonly #deliveryListeners = new Set<DeliveryListener>();
  readonly #interestListeners = new Set<InterestListener>();

  /** Follows a topic until the returned function is called; calling it again does nothing. */
  subscribe(topic: string, subscriber: Subscriber): () => void {
    const subscribers = this.#topics.get(topic) ?? new Set();
    subscribers.add(subscriber);
    if (subscribers.size === 1) {
      this.#topics.set(topic, subscribers);
      for (const listener of this.#interestListeners) listener(topic, true);
    }
    return () => {
      if (!subscribers.delete(subscriber) || subscribers.size > 0) return;
      this.#topics.delete(topic);
      for (const listener of this.#interestListeners) listener(topic, false);
    };
  }

  /** Frames the event once and writes the same bytes to everyone who may see it. */
  deliver(event: LiveEvent): void {
    const subscribers = this.#topics.get(event.topic);
    if (!subscribers) return;
    const frame = liveFrameOf(event);
    const sides: SidesReached = { user: false, organization: false };
    for (const subscriber of subscribers) {
      if (event.audience !== "everyone" && event.audience !== subscriber.side) {
        subscriber.skip?.(event);
        continue;
      }
      if (event.exceptMemberId === subscriber.memberId) continue;
      if (subscriber.write(frame, event.rev, event)) sides[subscriber.side] = true;
    }
    if (sides.user || sides.organization) this.reportDelivery(event, sides);
  }

  /** Tells of an event written to streams: once per event, and again for streams that had to keep it for a while. */
  reportDelivery(event: LiveEvent, sides: SidesReached): void {
    for (const listener of this.#deliveryListeners) listener(event, sides);
  }

  /** Calls back after an event went out to open streams here, until the returned function is called. */
  onDelivered(listener: DeliveryListener): () => void {
    this.#deliveryListeners.add(listener);
    return () => void this.#deliveryListeners.delete(listener);
  }

  /** Calls back when a topic gets its first follower here or loses its last. */
  onInterest(listener: InterestListener): () => void {
    this.#interestListeners.add(listener);
    return () => void this.#interestListeners.delete(listener);
  }

  /** Up to where all of a topic's followers that know how far they are have everything; null if none does. */
  sentRev(topic: string): number | null {
    let lowest: number | null = null;
    for (const { sentRev } of this.#topics.get(topic) ?? [])
      if (typeof sentRev === "number") lowest = Math.min(lowest ?? sentRev, sentRev);
    return lowest;
  }

  /** Tells a topic's followers how far the database is. */
  catchUp(topic: string, rev: number): void {
    for (const subscriber of this.#topics.get(topic) ?? []) subscriber.catchUp?.(rev);
  }

  /** The topics followed here. */
  topics(): string[] {
    return [...this.#topics.keys()];
  }
}
