import { bus } from "~/realtime/bus.server";
import { resetFrame, retryFrame } from "~/realtime/event-frame.server";
import { between, openStreams, type OpenStream, type StreamEnding } from "~/realtime/open-streams.server";
import { backlogLimit, TopicStream } from "~/realtime/topic-stream.server";
import { sideOf, type Actor, type Side } from "~/identity/actor";
import type { StreamOutlet } from "~/realtime/stream-socket.server";

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
  readonly #socket: StreamOutlet;
  readonly #options: LiveStreamOptions;
  readonly #topics = new Map<string, TopicStream>();
  #opening = false;
  #stale = false;
  #ended = false;
  #finish: (() => void) | undefined;

  constructor(socket: StreamOutlet, options: LiveStreamOptions) {
    this.memberId = options.actor.memberId;
    this.credentialId = options.actor.credential.id;
    this.side = sideOf(options.actor);
    this.#socket = socket;
    this.#options = options;
  }

  /** Opens the stream, until it ends or its connection closes. */
  run(): void {
    openStreams.add(this);
    this.#finish = this.#options.begin?.();
    this.#socket.onClose(() => this.end());
    void this.refresh();
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

  writeLive(frame: Buffer): boolean {
    if (this.#ended) return false;
    this.#socket.post(frame);
    if (this.#socket.backlog > backlogLimit) this.cut();
    return true;
  }

  async writePatiently(frame: Buffer): Promise<void> {
    this.#requireOpen();
    await this.#socket.write(frame);
  }

  cut(): void {
    this.#socket.destroy();
  }

  /** Says goodbye and ends the connection; frees everything at once. */
  end({ retryMs, reset }: StreamEnding = {}): void {
    if (this.#ended) return;
    if (retryMs !== undefined) this.writeLive(retryFrame(retryMs));
    if (reset !== undefined) this.writeLive(resetFrame(reset));
    this.#ended = true;
    openStreams.remove(this);
    for (const part of this.#topics.values()) part.unsubscribe();
    this.#topics.clear();
    this.#socket.end();
    this.#finish?.();
  }

  #requireOpen(): void {
    if (this.#ended) throw new Error("The stream has ended.");
  }
}
