import { EventEmitter } from "node:events";
import { Hub } from "~/realtime/hub.server";
import { perProcess } from "~/realtime/per-process.server";
import type { RedisAttendance } from "~/realtime/redis-attendance.server";
import type { RedisNotes } from "~/realtime/redis-notes.server";
import type { LiveEvent } from "~/realtime/live-event";

/** Whose open streams must end now, in every process. */
export type Revocation = { memberId: string } | { credentialId: string };

type BusEvents = {
  /** Something changed, here or in another process whose topic is followed here. */
  live: [LiveEvent];
  revoked: [Revocation];
  /** Nobody is at this place any more: whoever was, was with a process that ended without saying so. */
  deserted: [place: string];
  /** Others may not have heard that somebody of this process is at these places. */
  rejoined: [places: string[]];
  /** Something failed that publishing goes on without. */
  problem: [unknown];
};

/** The way to the other processes. */
export type BusLink = {
  publish: (events: LiveEvent[]) => void;
  revoke: (revocation: Revocation) => void;
  /** Resolves once events of a followed topic arrive from other processes, or it is known that they cannot. */
  listening: (topic: string) => Promise<void>;
  readonly attendance: RedisAttendance;
  readonly notes: RedisNotes;
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

  /**
   * Tells everyone who follows the events' topics, this process at once; events of one topic reach other processes
   * together or not at all. Call it after commit. Never throws.
   */
  publish(...events: LiveEvent[]): void {
    for (const event of events) this.#emitSafely(() => this.emit("live", event));
    this.#emitSafely(() => this.#link?.publish(events));
  }

  /** Ends the open streams of a member or of a credential in every process. Never throws. */
  revoke(revocation: Revocation): void {
    this.#emitSafely(() => this.emit("revoked", revocation));
    this.#emitSafely(() => this.#link?.revoke(revocation));
  }

  /** Whether other processes may hear what is published here. */
  get linked(): boolean {
    return this.#link !== null;
  }

  /** Who is where, over all processes; null for one alone. */
  get attendance(): RedisAttendance | null {
    return this.#link?.attendance ?? null;
  }

  /** What all processes remember for a moment; null for one alone. */
  get notes(): RedisNotes | null {
    return this.#link?.notes ?? null;
  }

  async listening(topic: string): Promise<void> {
    await this.#link?.listening(topic);
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

/** Publishes changes to every open stream that follows their topics. Call it after commit. Never throws. */
export function publish(...events: LiveEvent[]): void {
  bus.publish(...events);
}
