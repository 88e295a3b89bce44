import { useCallback, useEffect, useRef, useState } from "react";
import { useWords } from "~/i18n/words";
import type { hearThread, Heard, Seen } from "./hear-thread";

/** How long news is gathered, so that quick sentences are one announcement; how long it can be heard. Milliseconds. */
const gathering = 500;
const stays = 6_000;

/**
 * Tells a screen reader what happens in the thread beside it, which itself is silent: a log would read a running
 * answer with every word that comes, and all of it again at its end.
 */
export function SpokenNews(seen: Seen) {
  const t = useWords();
  const { lines, say } = useLines();
  const served = useRef(seen);
  const heard = useRef<Heard | null>(null);
  const [hear, setHear] = useState<typeof hearThread | null>(null);
  const isNeeded = !isAsServed(seen, served.current);
  useEffect(() => {
    if (isNeeded) import("./hear-thread").then((loaded) => setHear(() => loaded.hearThread), ignore);
  }, [isNeeded]);
  useEffect(() => {
    if (!hear) return;
    heard.current ??= hear(null, served.current, t).heard;
    const next = hear(heard.current, seen, t);
    heard.current = next.heard;
    say(next.news);
  }, [hear, seen, t, say]);
  return (
    <div className="hidden-text" aria-live="polite">
      {lines.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}

/** Without what says it there is silence, as there is without scripts. */
const ignore = () => undefined;

/** Whether nothing came yet: what says the news is loaded with the first of it, not with the page. */
function isAsServed(seen: Seen, served: Seen): boolean {
  const newest = ({ messages, events, notes, pending }: Seen) => [
    messages.at(-1),
    ...[events, notes, pending].map(({ length }) => length),
  ];
  const before = newest(served);
  return !seen.looking && !seen.typing && newest(seen).every((each, at) => each === before[at]);
}

function useLines() {
  const [lines, setLines] = useState<{ key: number; text: string }[]>([]);
  const waiting = useRef<string[]>([]);
  const count = useRef(0);
  const timers = useRef<{ say?: number; clear?: number }>({});
  useEffect(() => () => Object.values(timers.current).forEach(clearTimeout), []);
  const say = useCallback((news: string[]) => {
    if (news.length > 0 && waiting.current.length === 0) {
      window.clearTimeout(timers.current.clear);
      timers.current.say = window.setTimeout(() => {
        const fresh = waiting.current.splice(0).map((text) => ({ key: (count.current += 1), text }));
        setLines((before) => [...before.slice(-1), ...fresh]);
        timers.current.clear = window.setTimeout(() => setLines([]), stays);
      }, gathering);
    }
    waiting.current.push(...news);
  }, []);
  return { lines, say };
}
