import type { UIMessageChunk } from "ai";
import type { AssistantRun } from "~/database/generated/client";
import { db } from "~/database/client.server";
import { markDelivered } from "~/conversations/advance-receipts.server";
import { answersInFlight } from "~/conversations/answer-queue.server";
import { setAssistantTyping } from "~/conversations/typing.server";
import { englishWords } from "~/i18n/words";
import type { AnswerOutcome } from "./answer.server";
import { streamAnswer } from "./answer.server";
import { renewLease } from "./claim-run.server";
import { readTurns } from "./read-turns.server";
import { wordsOfFailure } from "./failure-cause";
import { endRunStream, writeToRun } from "./run-stream.server";
import { newMessageId, savePartialText, storeEnd, storeFirstWords } from "./store-answer.server";

/** How often the text of a running answer is saved and its lease renewed, in milliseconds. */
const saveEvery = 500;

/**
 * Makes the answer of a claimed run, starting over while messages come before its first words.
 * It needs nobody watching; what it says goes to whoever follows, and to the database.
 */
export async function makeAnswer(claimed: AssistantRun): Promise<void> {
  const messageId = claimed.messageId ?? newMessageId();
  try {
    if (claimed.messageId) return await endAbandoned(claimed);
    writeToRun(claimed.id, { type: "start", messageId });
    for (let run: AssistantRun | null = claimed; run;) run = await attempt(run, messageId);
  } finally {
    answersInFlight.delete(claimed.id);
    writeToRun(claimed.id, { type: "finish" });
    endRunStream(claimed.id);
  }
}

/** The process that made it died while it spoke: what it said is kept, and it is not said twice. */
async function endAbandoned(run: AssistantRun): Promise<void> {
  const said = await db.message.findUnique({ where: { id: run.messageId ?? "" } });
  await storeEnd(run, run.messageId, {
    state: "stopped",
    text: said?.body ?? "",
    citations: [],
    model: run.model ?? "",
    inputTokens: null,
    outputTokens: null,
    error: "abandoned",
  });
}

/** One attempt; gives the run as it is now when it has to start over, null when it ended. */
async function attempt(run: AssistantRun, messageId: string): Promise<AssistantRun | null> {
  const { organization, turns } = await readTurns(run);
  const scope = { id: run.conversationId, organizationId: run.organizationId, userMemberId: null };
  await markDelivered(scope, "organization", run.triggerSeq);
  setAssistantTyping(run.conversationId, organization.assistantName, true);
  const answer = new Answer(run, messageId);
  const { chunks, outcome } = streamAnswer({ organization, turns, messageId, signal: answer.signal });
  await answer.take(chunks);
  const restarted = await answer.end(await outcome);
  setAssistantTyping(run.conversationId, organization.assistantName, false);
  return restarted ? db.assistantRun.findUnique({ where: { id: run.id } }) : null;
}

/** An answer while it is being made: what it has said, and whether it may go on. */
class Answer {
  readonly #run: AssistantRun;
  readonly #messageId: string;
  readonly #abort = new AbortController();
  #held: UIMessageChunk[] = [];
  #text = "";
  #fence: "silent" | "open" | "restarted" | "ended" = "silent";

  constructor(run: AssistantRun, messageId: string) {
    this.#run = run;
    this.#messageId = messageId;
    answersInFlight.set(run.id, { text: () => this.#text, wake: () => void this.#check() });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Stores the first words before anyone hears them, then passes every part on. */
  async take(chunks: AsyncIterable<UIMessageChunk>): Promise<void> {
    const saving = setInterval(() => void this.#save(), saveEvery);
    try {
      for await (const chunk of chunks) {
        if (this.#abort.signal.aborted) break;
        if (chunk.type === "start" || chunk.type === "finish") continue;
        this.#held.push(chunk);
        if (chunk.type === "text-delta") this.#text += chunk.delta;
        if (this.#fence === "silent" && chunk.type === "text-delta") {
          this.#fence = await storeFirstWords(this.#run, this.#messageId, this.#text);
          if (this.#fence !== "open") this.#abort.abort();
        }
        if (this.#fence === "open") this.#pass();
      }
    } finally {
      clearInterval(saving);
    }
  }

  /** Stores how it ended; true when it has to start over. */
  async end(outcome: AnswerOutcome): Promise<boolean> {
    if (this.#fence === "restarted" || this.#fence === "ended") return this.#fence === "restarted";
    const end = { ...outcome, text: outcome.text || this.#text };
    if (end.state === "failed" && !end.text)
      end.text = englishWords(wordsOfFailure[end.error ?? "provider-error"]);
    if (this.#fence === "silent") {
      this.#fence = await storeFirstWords(this.#run, this.#messageId, end.text, end.state === "failed");
      if (this.#fence !== "open") return this.#fence === "restarted";
    }
    this.#pass();
    await storeEnd(this.#run, this.#messageId, end);
    return false;
  }

  #pass(): void {
    for (const chunk of this.#held) writeToRun(this.#run.id, chunk);
    this.#held = [];
  }

  async #save(): Promise<void> {
    if (!(await renewLease(this.#run.id))) return this.#give("ended");
    if (this.#fence === "open") await savePartialText(this.#messageId, this.#text);
  }

  /** Somebody changed the run: a stop, a takeover, or one more message before the first words. */
  async #check(): Promise<void> {
    const now = await db.assistantRun.findUnique({ where: { id: this.#run.id } });
    if (now?.state !== "streaming") this.#give("ended");
    else if (now.attempt !== this.#run.attempt && this.#fence === "silent") this.#give("restarted");
  }

  #give(fence: "ended" | "restarted"): void {
    this.#fence = fence;
    this.#abort.abort();
  }
}
