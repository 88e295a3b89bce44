import type { UIMessageChunk } from "ai";
import type { Answer, AnswerOutcome, AnswerRequest } from "~/assistant/answer.server";
import type { Citation } from "~/conversations/message";

type Step = { part: UIMessageChunk | Error | "end"; taken: () => void };

const textId = "0";

/** One answer the assistant was asked for: it says what the test tells it, and does not listen when told to stop. */
export class ScriptedAnswer {
  readonly request: AnswerRequest;
  readonly #steps: Step[] = [];
  readonly #settle: (outcome: AnswerOutcome) => void;
  readonly answer: Answer;
  #wake = () => {};
  #over = false;
  #outcome: AnswerOutcome = {
    state: "stopped",
    text: "",
    citations: [],
    inputTokens: null,
    outputTokens: null,
    error: null,
    handoff: null,
    model: "scripted",
  };

  constructor(request: AnswerRequest) {
    this.request = request;
    const { promise, resolve } = Promise.withResolvers<AnswerOutcome>();
    this.#settle = resolve;
    this.answer = { chunks: this.#speak(), outcome: promise };
  }

  /** What the assistant read of the conversation. */
  get read(): string[] {
    return this.request.turns.map(({ name, text }) => `${name}: ${text}`);
  }

  /** Resolves when the words have gone all the way: stored, passed on, or left unheard. */
  say(text: string): Promise<void> {
    this.#outcome.text += text;
    return this.#tell({ type: "text-delta", id: textId, delta: text });
  }

  async finish(citations: Citation[] = []): Promise<void> {
    Object.assign(this.#outcome, { state: "complete", citations, inputTokens: 10, outputTokens: 5 });
    for (const { articleId, title, url } of citations)
      await this.#tell({ type: "source-url", sourceId: articleId, url, title });
    await this.#tell("end");
  }

  async fail(error: NonNullable<AnswerOutcome["error"]>): Promise<void> {
    Object.assign(this.#outcome, { state: "failed", error });
    await this.#tell({ type: "error", errorText: "The model failed" });
    await this.#tell("end");
  }

  /** Breaks in a way no answer should. */
  break(): Promise<void> {
    return this.#tell(new Error("The script broke"));
  }

  #tell(part: Step["part"]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#over) return Promise.resolve();
    this.#steps.push({ part, taken: resolve });
    this.#wake();
    return promise;
  }

  async *#speak(): AsyncGenerator<UIMessageChunk> {
    try {
      for (;;) {
        const step = this.#steps[0];
        if (!step) await new Promise<void>((resolve) => (this.#wake = resolve));
        else {
          if (step.part === "end") return;
          if (step.part instanceof Error) throw step.part;
          yield step.part;
          this.#steps.shift();
          step.taken();
        }
      }
    } finally {
      this.#over = true;
      this.#settle(this.#outcome);
      for (const { taken } of this.#steps.splice(0)) taken();
    }
  }
}

/** Stands in for the model: `answer` goes to the worker, and each question waits for the test to answer it. */
export class ScriptedModel {
  readonly #asked: ScriptedAnswer[] = [];
  readonly #waiting = new Set<() => void>();

  readonly answer = (request: AnswerRequest): Answer => {
    const script = new ScriptedAnswer(request);
    this.#asked.push(script);
    for (const look of this.#waiting) look();
    return script.answer;
  };

  /** How often an organization's assistant was asked and nobody has taken it up yet. */
  countAsked(organizationId: string): number {
    return this.#asked.filter(({ request }) => request.organization.id === organizationId).length;
  }

  /** The next question to an organization's assistant, past or coming. */
  asked(organizationId: string): Promise<ScriptedAnswer> {
    const { promise, resolve } = Promise.withResolvers<ScriptedAnswer>();
    const look = () => {
      const at = this.#asked.findIndex(({ request }) => request.organization.id === organizationId);
      const [script] = at === -1 ? [] : this.#asked.splice(at, 1);
      if (!script) return;
      this.#waiting.delete(look);
      resolve(script);
    };
    this.#waiting.add(look);
    look();
    return promise;
  }
}
