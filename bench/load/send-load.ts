import type { BenchWorld } from "../world/bench-world.ts";
import { EventReader } from "./event-reader.ts";
import { HttpPipe, requestText } from "./http-pipe.ts";

/** `delivered` counts every reader; times are in milliseconds, from a POST's first byte to the last reader. */
type SendRun = { delivered: number; seconds: number; latencies: number[] };

/** Where the load goes: who sends and who reads may be served by different processes. */
type SendTarget = { sendTo: string; readFrom: string };

/**
 * Users write in a closed loop: a conversation's next message goes out when the last was answered and has reached
 * every reader, `readers` event streams of the other side.
 */
export class SendLoad {
  readonly #lanes: Lane[];
  #turn = 0;

  private constructor(lanes: Lane[]) {
    this.#lanes = lanes;
  }

  static async open(target: SendTarget, world: BenchWorld, readers: number): Promise<SendLoad> {
    const lanes: Lane[] = [];
    for (const conversation of world.conversations)
      lanes.push(await Lane.open(target, { conversation, readers, agent: world.agent.headers }));
    return new SendLoad(lanes);
  }

  /**
   * Sends that many messages, at most `atOnce` at a time, each in the next conversation. Throws where one was refused,
   * or a reader missed one, got it twice or out of order.
   */
  async run(messages: number, atOnce: number): Promise<SendRun> {
    const before = this.#delivered();
    const latencies: number[] = [];
    const begun = performance.now();
    let left = messages;
    const work = async () => {
      while (left-- > 0) {
        const lane = this.#lanes[this.#turn++ % this.#lanes.length];
        if (lane) latencies.push(await lane.send());
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const seconds = (performance.now() - begun) / 1_000;
    const faults = this.#lanes.reduce((sum, lane) => sum + lane.faults, 0);
    if (faults > 0) throw new Error(`${faults} messages were refused, lost, doubled or out of order`);
    return { delivered: this.#delivered() - before, seconds, latencies };
  }

  close(): void {
    for (const lane of this.#lanes) lane.close();
  }

  #delivered(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.delivered, 0);
  }
}

type LaneOptions = {
  conversation: BenchWorld["conversations"][number];
  readers: number;
  agent: Record<string, string>;
};

/** One conversation: its user's connection and its readers. A message waits for the one before it. */
class Lane {
  readonly #pipe: HttpPipe;
  readonly #requestOf: (json: unknown) => string;
  readonly #readers: EventReader[];
  #before: Promise<unknown> = Promise.resolve();
  #missing = 0;
  #reached: () => void = () => undefined;
  #count = 0;

  private constructor(pipe: HttpPipe, { sendTo, readFrom }: SendTarget, options: LaneOptions) {
    const { conversation, readers, agent } = options;
    const { headers } = conversation.user;
    this.#pipe = pipe;
    this.#requestOf = (json) => requestText(sendTo, "/messages/send", { headers, json });
    const stream = { url: readFrom, path: `/inbox/${conversation.id}/events`, headers: agent };
    this.#readers = Array.from(
      { length: readers },
      () => new EventReader(stream, () => (this.#missing -= 1) === 0 && this.#reached()),
    );
  }

  static async open(target: SendTarget, options: LaneOptions): Promise<Lane> {
    const lane = new Lane(await HttpPipe.open(target.sendTo), target, options);
    await Promise.all(lane.#readers.map((reader) => reader.ready()));
    return lane;
  }

  get delivered(): number {
    return this.#readers.reduce((sum, reader) => sum + reader.received, 0);
  }

  get faults(): number {
    return this.#readers.reduce((sum, reader) => sum + reader.faults, 0);
  }

  /** Resolves when the message is everywhere, with the milliseconds it took. */
  async send(): Promise<number> {
    const sent = this.#before.then(() => this.#sendOne());
    this.#before = sent;
    return sent;
  }

  close(): void {
    this.#pipe.close();
    for (const reader of this.#readers) reader.close();
  }

  /** Throws, saying which readers lack what, where a message does not come. */
  async #withinReason(everywhere: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        const got = this.#readers.map((reader) => reader.describe()).join(", ");
        reject(new Error(`Message ${this.#count} did not reach every reader in 20 s: ${got}`));
      }, 20_000);
    });
    await Promise.race([everywhere, late]);
    clearTimeout(timer);
  }

  async #sendOne(): Promise<number> {
    const clientId = `bench-${Date.now()}-${(this.#count += 1)}`;
    const body = `Message ${this.#count}: where is my parcel? It was promised for Tuesday and nobody came by.`;
    const request = this.#requestOf({ body, clientId });
    this.#missing = this.#readers.length;
    const everywhere = new Promise<void>((resolve) => (this.#reached = resolve));
    const begun = performance.now();
    const { status } = await this.#pipe.send(request);
    if (status !== 201) throw new Error(`A message was answered ${status}`);
    await this.#withinReason(everywhere);
    return performance.now() - begun;
  }
}
