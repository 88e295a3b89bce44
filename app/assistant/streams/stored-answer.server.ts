import type { UIMessageChunk } from "ai";
import { db } from "~/database/client.server";
import type { AssistantRun, Message } from "~/database/generated/client";
import type { Citation } from "~/conversations/message";
import { wordsOf } from "~/assistant/failure-cause";
import type { LiveWords } from "./live-words.server";

type RunWithWords = AssistantRun & { message: Message | null };

const textId = "stored";

/**
 * A run's answer as the database has it, for who cannot hear it where it is made: each reading gives what has come
 * since the last, in parts of a UI message stream.
 */
export class StoredAnswer {
  readonly #runId: string;
  #length: number | null = null;
  #lease: string | null = null;

  constructor(runId: string) {
    this.#runId = runId;
  }

  /** Whether a part of it has been given. */
  get begun(): boolean {
    return this.#length !== null;
  }

  /** What has come since, and whether it was the last of it. */
  async read(): Promise<{ chunks: UIMessageChunk[]; ended: boolean }> {
    const found = await db.assistantRun.findUnique({
      where: { id: this.#runId },
      include: { message: true },
    });
    const ended = found?.endedAt !== null;
    const run = found && { ...found, message: ownMessage(found) };
    return { chunks: [...this.#words(run), ...(ended ? endOf(run) : [])], ended };
  }

  /**
   * Goes on with words that are not stored yet. Null where they cannot be what comes next: some between are missing, or
   * they were said under a lease that is not the run's any more.
   */
  hear({ lease, at, text }: LiveWords): UIMessageChunk[] | null {
    if (this.#length === null || text === null || lease !== this.#lease || at > this.#length) return null;
    const delta = text.slice(this.#length - at);
    this.#length += delta.length;
    return delta ? [{ type: "text-delta", id: textId, delta }] : [];
  }

  *#words(run: RunWithWords | null): Generator<UIMessageChunk> {
    if (!run?.message || !run.firstWordsAt) return;
    const { id, body } = run.message;
    this.#lease = run.leaseOwner;
    if (this.#length === null)
      yield* [{ type: "start", messageId: id } as const, { type: "text-start", id: textId } as const];
    const delta = body.slice(this.#length ?? 0);
    this.#length = Math.max(this.#length ?? 0, body.length);
    if (delta) yield { type: "text-delta", id: textId, delta };
    if (run.endedAt) yield { type: "text-end", id: textId };
  }
}

/** The answer that a run is to write again is not its own before its first words, nor after another run's. */
function ownMessage({ id, message }: RunWithWords): Message | null {
  return message?.clientId === id ? message : null;
}

/** How it ended, after its words. */
function* endOf(run: RunWithWords | null): Generator<UIMessageChunk> {
  const message = run?.message;
  if (!run?.firstWordsAt) yield { type: "start", ...(message ? { messageId: message.id } : {}) };
  for (const { articleId, title, url } of (message?.citations ?? []) as Citation[])
    yield { type: "source-url", sourceId: articleId, url, title };
  if (run?.state === "failed") yield { type: "error", errorText: wordsOf(run.error ?? "empty") };
  else if (!message || run?.state === "stopped") yield { type: "abort" };
  yield { type: "finish" };
}
