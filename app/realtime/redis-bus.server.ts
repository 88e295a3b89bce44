import { Redis } from "ioredis";
import { randomUUID } from "node:crypto";
import { liveEventOf, liveFrameOf } from "~/realtime/event-frame.server";
import { redisOptions, RedisSubscriptions } from "~/realtime/redis-subscriptions.server";
import type { Bus, BusLink, Revocation } from "~/realtime/bus.server";
import type { LiveEvent } from "~/realtime/live-event";

type Control = { revoked: Revocation } | { gap: true };

const controlChannel = "parley:control";
const channelOf = (topic: string) => `parley:topic/${topic}`;

/**
 * Links a bus to those of other processes through Redis channels: one per topic that is followed here.
 * A payload is the sending process's id, the event's envelope as JSON, a line feed, the ready frame.
 */
export class RedisLink implements BusLink {
  readonly #origin = randomUUID();
  readonly #bus: Bus;
  readonly #publisher: Redis;
  readonly #subscriptions: RedisSubscriptions;
  readonly #stopFollowing: () => void;
  readonly #revocationsToRepeat: Revocation[] = [];
  #missed = false;

  constructor(url: string, bus: Bus) {
    this.#bus = bus;
    this.#publisher = new Redis(url, redisOptions)
      .on("error", () => undefined)
      .on("ready", () => this.#makeGood());
    this.#subscriptions = new RedisSubscriptions(url, {
      wanted: () => [controlChannel, ...bus.hub.topics().map(channelOf)],
      onMessage: (channel, payload) => this.#receive(channel, payload),
      onGap: () => bus.emit("gap"),
      onWhole: () => bus.emit("whole"),
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

  publish(event: LiveEvent): void {
    const { topic, event: name, rev, audience, exceptMemberId } = event;
    const envelope = JSON.stringify({ topic, event: name, rev, audience, exceptMemberId });
    void this.#send(channelOf(topic), envelope, liveFrameOf(event));
  }

  async revoke(revocation: Revocation): Promise<void> {
    const sent = await this.#sendControl({ revoked: revocation });
    if (!sent) this.#revocationsToRepeat.push(revocation);
  }

  listening(topic: string): Promise<void> {
    return this.#subscriptions.listening(channelOf(topic));
  }

  isWhole(): boolean {
    return this.#subscriptions.isWhole();
  }

  close(): void {
    this.#stopFollowing();
    this.#subscriptions.close();
    this.#publisher.disconnect();
  }

  /** True when Redis took it. */
  async #send(channel: string, head: string, frame: Buffer = Buffer.alloc(0)): Promise<boolean> {
    const payload = Buffer.concat([Buffer.from(`${this.#origin}${head}\n`), frame]);
    const sent = await this.#publisher.publish(channel, payload).then(
      () => true,
      () => false,
    );
    this.#missed ||= !sent;
    return sent;
  }

  #sendControl(control: Control): Promise<boolean> {
    return this.#send(controlChannel, JSON.stringify(control));
  }

  /** Others could not hear this process for a while: they read the database, and hear again who lost access. */
  #makeGood(): void {
    if (this.#missed) void this.#sendControl({ gap: true });
    this.#missed = false;
    for (const revocation of this.#revocationsToRepeat.splice(0)) void this.revoke(revocation);
  }

  #receive(channel: string, payload: Buffer): void {
    if (payload.toString("latin1", 0, this.#origin.length) === this.#origin) return;
    const headEnd = payload.indexOf("\n");
    const head: unknown = JSON.parse(payload.toString("utf8", this.#origin.length, headEnd));
    if (channel === controlChannel) this.#obey(head as Control);
    else this.#bus.emit("live", liveEventOf(head as Omit<LiveEvent, "data">, payload.subarray(headEnd + 1)));
  }

  #obey(control: Control): void {
    if ("revoked" in control) this.#bus.emit("revoked", control.revoked);
    else this.#bus.emit("gap");
  }
}
