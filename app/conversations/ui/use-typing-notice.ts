import { useMemo } from "react";

/** How often the other side hears that somebody still types, in milliseconds: before a notice ends by itself. */
const sayAgainAfter = 3_000;

/** What to call as the composer changes, and when it was sent. */
export type TypingNotice = { onType: (text: string) => void; onSent: () => void };

/** Tells the other side that the composer is being written in, and when it no longer is. */
export function useTypingNotice(url: string): TypingNotice {
  return useMemo(() => {
    let saidAt = 0;
    const say = (typing: boolean) => {
      saidAt = typing ? Date.now() : 0;
      const body = new URLSearchParams({ typing: String(typing) });
      fetch(url, { method: "POST", body, keepalive: true }).catch(() => undefined);
    };
    return {
      onType: (text) => {
        if (text !== "" && Date.now() - saidAt > sayAgainAfter) say(true);
        if (text === "" && saidAt > 0) say(false);
      },
      // The message itself ends the notice.
      onSent: () => {
        saidAt = 0;
      },
    };
  }, [url]);
}
