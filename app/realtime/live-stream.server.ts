import { bus } from "~/realtime/bus.server";
import { resetFrame, retryFrame } from "~/realtime/event-frame.server";
import { between, openStreams, type OpenStream, type StreamEnding } from "~/realtime/open-streams.server";
import { backlogLimit, TopicStream } from "~/realtime/topic-stream.server";
import { sideOf, type Actor, type Side } from "~/identity/actor";
import type { Connection } from "~/realtime/connection.server";

/** A reader that has not taken the last words of its stream by then is cut. */
const farewellMs = 3_000;

export type LiveStreamOptions = {
  actor: Pick<Actor, "memberId" | "role" | "credential">;
  /** False for a stream that cannot be resumed: its events carry no ids. */
  ids?: boolean;
  /** Called once when the stream opens; what it returns is called when the stream has ended. */
  begin?: () => () => void;
  /**
   * Subscribes, reads, replays and says `ready`. Called when the headers are out, and again whenever events
   * may have been missed. An error ends the stream; the browser comes back by itself.
   */
  open: (stream: LiveStream) => Promise<void>;
};

/** One open event stream, as its opener sees it. */
export class LiveStream implements OpenStream {
  readonly memberId: string;
  readonly credentialId: string;
  readonly side: Side;
  readonly #connection: Connection;
  readonly #options: LiveStreamOptions;
  readonly #topics = new Map<string, TopicStream>();
  #opening = false;
  #stale = false;
  #ended = false;
  #resolveEnd: () => void = () => undefined;

  constructor(connection: Connection, options: LiveStreamOptions) {
    this.memberId = options.actor.memberId;
    this.credentialId = options.actor.credential.id;
    this.side = sideOf(options.actor);
    this.#connection = connection;
    this.#options = options;
  }

  /** Opens the stream; resolves when it has ended. */
  async run(): Promise<void> {
    const { signal } = this.#connection;
    if (signal.aborted) return;
    const end = new Promise<void>((resolve) => (this.#resolveEnd = resolve));
    signal.addEventListener("abort", () => this.end(), { once: true });
    openStreams.add(this);
    const finish = this.#options.begin?.();
    void this.refresh();
    await end;
    finish?.();
  }

  /** Opens the stream, again where events may have been missed. */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.#opening) return;
    this.#opening = true;
    try {
      while (this.#stale && !this.#ended) {
        this.#stale = false;
        await this.#options.open(this);
      }
    } catch (error) {
      if (!this.#ended) bus.emit("problem", error);
      this.end({ retryMs: between(1_000, 5_000) });
    }
    this.#opening = false;
  }

  /**
   * Follows a topic, whose live events wait until `ready` is said on what this resolves with. It resolves
   * once events of every process arrive: read the database after that.
   */
  async subscribe(topic: string): Promise<TopicStream> {
    this.#requireOpen();
    const part = this.#topics.get(topic) ?? new TopicStream(topic, this, { ids: this.#options.ids ?? true });
    this.#topics.set(topic, part);
    part.hold();
    await bus.listening(topic);
    this.#requireOpen();
    return part;
  }

  checkpoint(): void {
    for (const part of this.#topics.values()) part.checkpoint();
  }

  writeLive(frame: Buffer): boolean {
    if (this.#ended) return false;
    if (!this.#connection.write(frame) && this.#connection.backlog() > backlogLimit) this.cut();
    return true;
  }

  async writePatiently(frame: Buffer): Promise<void> {
    this.#requireOpen();
    if (!this.#connection.write(frame)) await this.#connection.drained();
  }

  cut(): void {
    this.#connection.destroy();
  }

  /** Says goodbye and ends the response; frees everything at once. */
  end({ retryMs, reset }: StreamEnding = {}): void {
    if (this.#ended) return;
    if (retryMs !== undefined) this.writeLive(retryFrame(retryMs));
    if (reset !== undefined) this.writeLive(resetFrame(reset));
    this.#ended = true;
    openStreams.remove(this);
    for (const part of this.#topics.values()) part.unsubscribe();
    this.#topics.clear();
    if (!this.#connection.signal.aborted) setTimeout(() => this.cut(), farewellMs).unref();
    this.#resolveEnd();
  }

  #requireOpen(): void {
    if (this.#ended) throw new Error("The stream has ended.");
  }
}
