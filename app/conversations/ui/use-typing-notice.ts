import { useMemo } from "react";

/** How often the other side hears that somebody still types, in milliseconds: before a notice ends by itself. */
const sayAgainAfter = 3_000;

/** What to call as the composer changes, and when it was sent. */
export type TypingNotice = { onType: (text: string) => void; onSent: () => void };

/** Tells the other side that the composer is being written in, and when it no longer is. */
export function useTypingNotice(url: string): TypingNotice {
  return useMemo(() => {
    let saidAt = 0;
    let under = new AbortController();
    const say = (typing: boolean) => {
      saidAt = typing ? Date.now() : 0;
      const body = new URLSearchParams({ typing: String(typing) });
      under = new AbortController();
      fetch(url, { method: "POST", body, keepalive: true, signal: under.signal }).catch(() => undefined);
    };
    return {
      onType: (text) => {
        if (text !== "" && Date.now() - saidAt > sayAgainAfter) say(true);
        if (text === "" && saidAt > 0) say(false);
      },
      // The message itself ends the notice, which must not overtake it.
      onSent: () => {
        saidAt = 0;
        under.abort();
      },
    };
  }, [url]);
}
