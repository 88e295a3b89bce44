import { Redis } from "ioredis";
import { randomUUID } from "node:crypto";
import { liveEventOf, liveFrameOf } from "~/realtime/event-frame.server";
import { RedisAttendance } from "~/realtime/redis-attendance.server";
import { RedisNotes } from "~/realtime/redis-notes.server";
import { redisOptions, RedisSubscriptions } from "~/realtime/redis-subscriptions.server";
import type { Bus, BusLink, Revocation } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";

/** What other processes hear of an event besides its frame, which has this many bytes. */
type Envelope = Omit<LiveEvent, "topic" | "data"> & { bytes: number };

const revocationsChannel = "parley:revoked";
const topicChannels = "parley:topic/";

/**
 * Links a bus to those of other processes through Redis channels: one per topic that is followed here. A payload is
 * the sending process's id, the events' envelopes as JSON, a line feed, the ready frames. What gets lost on the way is
 * found by those it was for: the next event's rev, or a look into the database, says so.
 */
export class RedisLink implements BusLink {
  readonly attendance: RedisAttendance;
  readonly notes: RedisNotes;
  readonly #origin = randomUUID();
  readonly #bus: Bus;
  readonly #publisher: Redis;
  readonly #subscriptions: RedisSubscriptions;
  readonly #stopFollowing: () => void;

  constructor(url: string, bus: Bus) {
    this.#bus = bus;
    this.#publisher = new Redis(url, redisOptions).on("error", () => undefined);
    this.attendance = new RedisAttendance(this.#publisher, this.#origin, {
      onDeserted: (place) => bus.emit("deserted", place),
      onRejoined: (places) => bus.emit("rejoined", places),
    });
    this.notes = new RedisNotes(this.#publisher);
    this.#subscriptions = new RedisSubscriptions(url, {
      wanted: () => [revocationsChannel, ...bus.hub.topics().map(channelOf)],
      onMessage: (channel, payload) => this.#receive(channel, payload),
      onOutage: (error) => bus.emit("problem", error),
    });
    this.#stopFollowing = bus.hub.onInterest((topic, wanted) => {
      if (wanted) this.#subscriptions.add(channelOf(topic));
      else this.#subscriptions.remove(channelOf(topic));
    });
  }

  /** Returns when the first attempt to connect has worked or failed; later ones go on by themselves. */
  async connect(): Promise<void> {
    await Promise.all([this.#publisher.connect().catch(() => undefined), this.#subscriptions.connect()]);
  }

  publish(events: LiveEvent[]): void {
    for (const [topic, told] of Map.groupBy(events, (event) => event.topic)) {
      const frames = told.map(liveFrameOf);
      const envelopes = told.map(({ topic: _topic, data: _data, ...envelope }, index) => ({
        ...envelope,
        bytes: frames[index]?.length ?? 0,
      }));
      this.#send(channelOf(topic), JSON.stringify(envelopes), frames);
    }
  }

  revoke(revocation: Revocation): void {
    this.#send(revocationsChannel, JSON.stringify(revocation));
  }

  listening(topic: string): Promise<void> {
    return this.#subscriptions.listening(channelOf(topic));
  }

  close(): void {
    this.#stopFollowing();
    this.attendance.close();
    this.#subscriptions.close();
    this.#publisher.disconnect();
  }

  #send(channel: string, head: string, frames: Buffer[] = []): void {
    const payload = Buffer.concat([Buffer.from(`${this.#origin}${head}\n`), ...frames]);
    this.#publisher.publish(channel, payload).catch(() => undefined);
  }

  /** What another version or a stranger says here may be anything: the database has what is not understood. */
  #receive(channel: string, payload: Buffer): void {
    try {
      this.#understand(channel, payload);
    } catch (error) {
      this.#bus.emit("problem", error);
    }
  }

  #understand(channel: string, payload: Buffer): void {
    if (payload.toString("latin1", 0, this.#origin.length) === this.#origin) return;
    const headEnd = payload.indexOf("\n");
    const head: unknown = JSON.parse(payload.toString("utf8", this.#origin.length, headEnd));
    if (channel === revocationsChannel) this.#bus.emit("revoked", head as Revocation);
    else
      this.#deliver(channel.slice(topicChannels.length), head as Envelope[], payload.subarray(headEnd + 1));
  }

  #deliver(topic: string, envelopes: Envelope[], frames: Buffer): void {
    let start = 0;
    for (const { bytes, ...envelope } of envelopes) {
      const frame = frames.subarray(start, (start += bytes));
      this.#bus.emit("live", liveEventOf({ topic, ...envelope }, frame));
    }
  }
}

function channelOf(topic: string): string {
  return topicChannels + topic;
}
