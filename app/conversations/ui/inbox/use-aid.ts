import { useCallback, useEffect, useRef, useState } from "react";
import { useWords } from "~/i18n/words";
import { followAid, type AidEnd } from "./follow-aid";

/** A text of the assistant for the team, while it is written and after. */
export type WrittenAid = {
  writing: boolean;
  /** Why it came to nothing, as a sentence. */
  problem: string | null;
  start: () => void;
  stop: () => void;
};

/** Has a text written at `url`. `show` gets all of it so far, and says whether to go on. */
export function useAid(url: string, show: (text: string) => boolean): WrittenAid {
  const t = useWords();
  const [state, setState] = useState<{ writing: boolean; end: AidEnd }>({
    writing: false,
    end: { ok: true },
  });
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  async function start(): Promise<void> {
    stop();
    const abort = new AbortController();
    running.current = abort;
    setState({ writing: true, end: { ok: true } });
    const end = await followAid(url, abort.signal, (text) => !show(text) && abort.abort());
    if (running.current === abort)
      setState({ writing: false, end: abort.signal.aborted ? { ok: true } : end });
  }

  function sentenceOf(end: AidEnd): string | null {
    if (end.ok) return null;
    return end.status === 401 ? t("messages.signed-out") : (end.detail ?? t("inbox.aid-lost"));
  }

  return { writing: state.writing, problem: sentenceOf(state.end), start: () => void start(), stop };
}
