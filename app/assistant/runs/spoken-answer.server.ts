import type { UIMessageChunk } from "ai";
import { describeError, log } from "~/http/log.server";
import type { Answer, AnswerOutcome } from "~/assistant/answer.server";
import { keepRun, type ClaimedRun } from "./claim-run.server";
import { WordsTeller } from "~/assistant/streams/live-words.server";
import type { Work } from "./noted-work";
import { writeToRun } from "~/assistant/streams/run-stream.server";
import { SaveRhythm } from "./save-rhythm";
import { storeFirstWords } from "./store-answer.server";
import { waitOutDatabase } from "./wait-out-database.server";

/**
 * Why an attempt was left before it was over: a message came before its first words; somebody ended the run or took
 * it; its time is up; this process ends.
 */
export type Left = "restarted" | "ended" | "late" | "leaving";

/** Parts that begin or end a whole answer: whoever makes the run says them, once. */
const marksEnds = new Set<UIMessageChunk["type"]>(["start", "error", "abort", "finish"]);

/** One attempt at an answer while it is being made: what it has said, and whether it may go on. */
export class SpokenAnswer {
  readonly run: ClaimedRun;
  readonly messageId: string;
  readonly #abort = new AbortController();
  readonly #elsewhere: WordsTeller;
  readonly #saves = new SaveRhythm();
  readonly #gone = Promise.withResolvers<null>();
  #held: UIMessageChunk[] = [];
  #text = "";
  #heard = false;
  #left: Left | null = null;

  constructor(run: ClaimedRun, messageId: string) {
    this.run = run;
    this.messageId = messageId;
    this.#elsewhere = new WordsTeller(run);
  }

  /** All it has said so far. */
  get text(): string {
    return this.#text;
  }

  /** Whether its first words are stored, for everyone to see. */
  get heard(): boolean {
    return this.#heard;
  }

  get left(): Left | null {
    return this.#left;
  }

  /** Leaves the attempt at once, whether or not the model listens. The first reason counts. */
  leave(why: Left): void {
    if (this.#left) return;
    this.#left = why;
    this.#abort.abort();
    this.#gone.resolve(null);
  }

  /** Listens to the end and gives the outcome; null when it was left. Throws what asking throws. */
  listen(ask: (signal: AbortSignal) => Promise<Answer>): Promise<AnswerOutcome | null> {
    return Promise.race([this.#listen(ask), this.#gone.promise]);
  }

  /** Tells who follows in another process that all of it is stored. */
  end(): void {
    this.#elsewhere.end();
  }

  /** Saves what was said, where it is time to, and notices what happened to the run meanwhile. Never throws. */
  async look(): Promise<void> {
    try {
      const text = this.#saves.due(this.#text) ? this.#text : null;
      const now = await keepRun(this.run, text);
      if (text !== null && now) this.#saved(text);
      if (!now) this.leave("ended");
      else if (now.attempt !== this.run.attempt) this.leave("restarted");
    } catch (error) {
      log.warn({ runId: this.run.id, error: describeError(error) }, "a running answer could not be saved");
    }
  }

  async #listen(ask: (signal: AbortSignal) => Promise<Answer>): Promise<AnswerOutcome> {
    const { chunks, outcome, work } = await ask(this.#abort.signal);
    for await (const chunk of chunks) {
      if (this.#left) break;
      if (marksEnds.has(chunk.type)) continue;
      this.#held.push(chunk);
      if (chunk.type === "text-start" && this.#text) this.#text += "\n\n";
      if (chunk.type === "text-delta") this.#add(storable(chunk.delta));
      if (!this.#heard && this.#text.trim()) await this.#begin(work?.());
      if (this.#heard) this.#pass();
    }
    const { text, ...rest } = await outcome;
    return { ...rest, text: storable(text) };
  }

  /** Stores the first words before anyone hears them. */
  async #begin(work: Work = {}): Promise<void> {
    const text = this.#text;
    const fence = await waitOutDatabase(() => storeFirstWords(this.run, this.messageId, text, work));
    if (fence !== "open") return this.leave(fence);
    this.#heard = true;
    this.#saved(text);
    writeToRun(this.run.id, { type: "start", messageId: this.messageId });
  }

  #pass(): void {
    for (const chunk of this.#held.splice(0)) writeToRun(this.run.id, chunk);
    this.#elsewhere.say(this.#text);
  }

  /** An answer begins with its first word: what is stored at its end does, too. */
  #add(words: string): void {
    this.#text += this.#text ? words : words.trimStart();
  }

  #saved(text: string): void {
    this.#saves.done(text);
    this.#elsewhere.store(text.length);
  }
}

/** PostgreSQL stores no NUL. */
function storable(text: string): string {
  return text.replaceAll("\0", "");
}
