import { useMemo } from "react";
import { ofThisPage } from "~/identity/member-header";

/** How often the other side hears that somebody still types, in milliseconds: before a notice ends by itself. */
const sayAgainAfter = 3_000;

/** What to call as the composer changes, and when it was sent. */
export type TypingNotice = { onType: (text: string) => void; onSent: () => void };

const always = () => "reply" as const;

/**
 * Tells the other side that the composer is being written in, and when it no longer is. `kindNow` says whether it is a
 * note, which only the team hears of.
 */
export function useTypingNotice(url: string, kindNow: () => "reply" | "note" = always): TypingNotice {
  return useMemo(() => {
    let saidAt = 0;
    let saidOf: "reply" | "note" = "reply";
    let under = new AbortController();
    const say = (typing: boolean, kind = saidOf) => {
      saidOf = kind;
      saidAt = typing ? Date.now() : 0;
      const body = new URLSearchParams({ typing: String(typing), ...(kind === "note" && { kind }) });
      under = new AbortController();
      const options = { method: "POST", headers: ofThisPage(), body, keepalive: true, signal: under.signal };
      fetch(url, options).catch(() => undefined);
    };
    return {
      onType: (text) => {
        const kind = kindNow();
        if (saidAt > 0 && (text === "" || kind !== saidOf)) say(false);
        if (text !== "" && Date.now() - saidAt > sayAgainAfter) say(true, kind);
      },
      // The message itself ends the notice, which must not overtake it.
      onSent: () => {
        saidAt = 0;
        under.abort();
      },
    };
  }, [url, kindNow]);
}
