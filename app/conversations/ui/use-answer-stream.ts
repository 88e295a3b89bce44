import { EventSourceParserStream } from "eventsource-parser/stream";
import { useEffect, useState } from "react";

/** What a running answer has said so far, and from how many articles it writes. */
export type AnswerSoFar = { text: string; articles: number | null };

type Part = { type: string; delta?: string; data?: { articles?: number } };

/**
 * Follows the words of a running answer from its start; null while there is none to follow.
 * `answerId` changes with the answer. Only a page in view follows: words in flight are for eyes.
 */
export function useAnswerStream(url: string, answerId: string | null): AnswerSoFar | null {
  const [said, setSaid] = useState<{ answerId: string; soFar: AnswerSoFar } | null>(null);
  const visible = usePageVisible();
  useEffect(() => {
    if (!answerId || !visible) return;
    const stop = new AbortController();
    follow(url, stop.signal, (soFar) => setSaid({ answerId, soFar })).catch(() => undefined);
    return () => stop.abort();
  }, [url, answerId, visible]);
  return said && said.answerId === answerId ? said.soFar : null;
}

async function follow(url: string, signal: AbortSignal, show: (soFar: AnswerSoFar) => void): Promise<void> {
  const response = await fetch(url, { signal });
  if (response.status !== 200 || !response.body) return;
  const soFar: AnswerSoFar = { text: "", articles: null };
  let frame = 0;
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  const reader = events.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (next.value.data === "[DONE]") break;
    const part = JSON.parse(next.value.data) as Part;
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
