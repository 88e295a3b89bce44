import type { UIMessageChunk } from "ai";
import { db } from "~/database/client.server";
import type { AssistantRun, Message } from "~/database/generated/client";
import type { Citation } from "~/conversations/message";

type RunWithWords = AssistantRun & { message: Message | null };

const textId = "stored";

/**
 * A run's answer as the database has it, for who cannot hear it where it is made: each reading gives what has come
 * since the last, in parts of a UI message stream.
 */
export class StoredAnswer {
  readonly #runId: string;
  #length: number | null = null;

  constructor(runId: string) {
    this.#runId = runId;
  }

  /** Whether a part of it has been given. */
  get begun(): boolean {
    return this.#length !== null;
  }

  /** What has come since, and whether it was the last of it. */
  async read(): Promise<{ chunks: UIMessageChunk[]; ended: boolean }> {
    const run = await db.assistantRun.findUnique({ where: { id: this.#runId }, include: { message: true } });
    const ended = run?.endedAt !== null;
    return { chunks: [...this.#words(run), ...(ended ? endOf(run) : [])], ended };
  }

  *#words(run: RunWithWords | null): Generator<UIMessageChunk> {
    if (!run?.message || !run.firstWordsAt) return;
    const { id, body } = run.message;
    if (this.#length === null)
      yield* [{ type: "start", messageId: id } as const, { type: "text-start", id: textId } as const];
    const delta = body.slice(this.#length ?? 0);
    this.#length = Math.max(this.#length ?? 0, body.length);
    if (delta) yield { type: "text-delta", id: textId, delta };
    if (run.endedAt) yield { type: "text-end", id: textId };
  }
}

/** How it ended, after its words. The body of one that failed without a word says why. */
function* endOf(run: RunWithWords | null): Generator<UIMessageChunk> {
  const message = run?.message;
  if (!run?.firstWordsAt) yield { type: "start", ...(message ? { messageId: message.id } : {}) };
  for (const { articleId, title, url } of (message?.citations ?? []) as Citation[])
    yield { type: "source-url", sourceId: articleId, url, title };
  if (message && run.state === "failed") yield { type: "error", errorText: message.body };
  if (!message || run.state === "stopped") yield { type: "abort" };
  yield { type: "finish" };
}
