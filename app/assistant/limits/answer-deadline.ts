/** How long an answer may take as a whole, and how long nothing may come of it, both in milliseconds. */
export type AnswerLimits = { totalMs: number; silenceMs: number };

export type AnswerDeadline = {
  /** Aborts with the caller's signal, or with a TimeoutError. */
  signal: AbortSignal;
  /** Something came: the silence starts anew. */
  heard: () => void;
  /** Ends the watch; what still runs under the signal is aborted. */
  end: () => void;
};

/** Watches over one answer, from its request on: also over a server that accepts it and then says nothing. */
export function startDeadline(caller: AbortSignal, { totalMs, silenceMs }: AnswerLimits): AnswerDeadline {
  const own = new AbortController();
  const late = () => own.abort(new DOMException("The model took too long", "TimeoutError"));
  const total = setTimeout(late, totalMs);
  const silence = setTimeout(late, silenceMs);
  return {
    signal: AbortSignal.any([caller, own.signal]),
    heard: () => void silence.refresh(),
    end: () => {
      clearTimeout(total);
      clearTimeout(silence);
      own.abort();
    },
  };
}
