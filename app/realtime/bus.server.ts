import { EventEmitter } from "node:events";
import { Hub } from "~/realtime/hub.server";
import { perProcess } from "~/realtime/per-process.server";
import type { LiveEvent } from "~/realtime/live-event";

/** Whose open streams must end now, in every process. */
export type Revocation = { memberId: string } | { credentialId: string };

type BusEvents = {
  /** Something changed, here or in another process whose topic is followed here. */
  live: [LiveEvent];
  revoked: [Revocation];
  /** Everything that other processes published up to now has arrived. */
  whole: [];
  /** Events of other processes may have been missed: read the database again. */
  gap: [];
  /** Something failed that publishing goes on without. */
  problem: [unknown];
};

/** The way to the other processes. */
export type BusLink = {
  publish: (event: LiveEvent) => void;
  revoke: (revocation: Revocation) => void | Promise<void>;
  /** Resolves once events of a followed topic arrive from other processes, or it is known that they cannot. */
  listening: (topic: string) => Promise<void>;
  isWhole: () => boolean;
  close: () => void;
};

/**
 * The emitter every change of this process goes through, and, with a link, those of other processes.
 * It carries ready frames and wake-ups, never the truth.
 */
export class Bus extends EventEmitter<BusEvents> {
  readonly hub = new Hub();
  #link: BusLink | null = null;

  constructor() {
    super();
    this.on("live", (event) => this.hub.deliver(event));
  }

  /** Joins other processes through Redis; returns when connected, or when it is known to be away for now. */
  async open({ redisUrl }: { redisUrl?: string | undefined }): Promise<void> {
    if (!redisUrl || this.#link) return;
    const { RedisLink } = await import("~/realtime/redis-bus.server");
    const link = new RedisLink(redisUrl, this);
    this.#link = link;
    await link.connect();
  }

  close(): void {
    this.#link?.close();
    this.#link = null;
  }

  /** Tells everyone who follows the event's topic, this process at once. Call it after commit. Never throws. */
  publish(event: LiveEvent): void {
    this.#emitSafely(() => this.emit("live", event));
    this.#emitSafely(() => this.#link?.publish(event));
  }

  /** Ends the open streams of a member or of a credential in every process. Never throws. */
  revoke(revocation: Revocation): void {
    this.#emitSafely(() => this.emit("revoked", revocation));
    this.#emitSafely(() => this.#link?.revoke(revocation));
  }

  async listening(topic: string): Promise<void> {
    await this.#link?.listening(topic);
  }

  /** False while events of other processes may be missing. */
  isWhole(): boolean {
    return this.#link?.isWhole() ?? true;
  }

  #emitSafely(emit: () => unknown): void {
    try {
      emit();
    } catch (error) {
      this.emit("problem", error);
    }
  }
}

/** The bus of this process. */
export const bus = perProcess("bus", () => new Bus());

/** What follows topics in this process. */
export const hub = bus.hub;

/**
 * Joins this process to the others if there is a Redis; without one, or while it is away, local delivery works.
 * `onProblem` hears what goes wrong in the background.
 */
export async function openBus(options: {
  redisUrl?: string | undefined;
  onProblem?: (error: unknown) => void;
}): Promise<void> {
  if (options.onProblem) bus.removeAllListeners("problem").on("problem", options.onProblem);
  await bus.open(options);
}

export function closeBus(): void {
  bus.close();
}

/** Publishes a change to every open stream that follows its topic. Call it after commit. Never throws. */
export function publish(event: LiveEvent): void {
  bus.publish(event);
}
