import { useRef } from "react";

/** How often the other side hears that somebody still types, in milliseconds: before a notice ends by itself. */
const sayAgainAfter = 3_000;

/** Tells the other side that the composer is being written in, and when it no longer is. */
export function useTypingNotice(url: string) {
  const saidAt = useRef(0);
  function say(typing: boolean): void {
    saidAt.current = typing ? Date.now() : 0;
    const body = new URLSearchParams({ typing: String(typing) });
    fetch(url, { method: "POST", body, keepalive: true }).catch(() => undefined);
  }
  return {
    onInput(text: string) {
      if (text === "") return saidAt.current && say(false);
      if (Date.now() - saidAt.current > sayAgainAfter) say(true);
    },
    onSent() {
      saidAt.current = 0;
    },
  };
}
