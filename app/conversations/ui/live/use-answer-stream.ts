import { useEffect, useState } from "react";

/** What a running answer has said so far, and from how many articles it writes. */
export type AnswerSoFar = { text: string; articles: number | null };

/**
 * Follows the words of a running answer from its start; null while there is none to follow.
 * `runId` changes with each answer, also with one that is written again. Only a page in view follows: words in flight are for eyes.
 */
export function useAnswerStream(url: string, runId: string | null): AnswerSoFar | null {
  const [said, setSaid] = useState<{ runId: string; soFar: AnswerSoFar } | null>(null);
  const visible = usePageVisible();
  useEffect(() => {
    if (!runId || !visible) return;
    const stop = new AbortController();
    follow(url, stop.signal, (soFar) => setSaid({ runId, soFar })).catch(() => undefined);
    return () => stop.abort();
  }, [url, runId, visible]);
  return said && said.runId === runId ? said.soFar : null;
}

async function follow(url: string, signal: AbortSignal, show: (soFar: AnswerSoFar) => void): Promise<void> {
  // Only who watches an answer needs what reads one.
  const [response, { messageParts }] = await Promise.all([fetch(url, { signal }), import("./message-parts")]);
  if (response.status !== 200 || !response.body) return;
  const soFar: AnswerSoFar = { text: "", articles: null };
  let frame = 0;
  for await (const part of messageParts(response.body)) {
    if (part.type === "text-delta") soFar.text += part.delta ?? "";
    if (part.type === "data-reading") soFar.articles = part.data?.articles ?? null;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (!signal.aborted) show({ ...soFar });
    });
  }
}

function usePageVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return visible;
}
