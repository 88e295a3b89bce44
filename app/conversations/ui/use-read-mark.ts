import { useEffect, useRef } from "react";
import { pressButton } from "./press-button";

/**
 * Says that the newest message was on screen of a focused page, once per message.
 * `seq` is the newest message the other side wrote, 0 when there is none; `readSeq` what is known to be read.
 */
export function useReadMark(url: string, seq: number, readSeq: number): void {
  const said = useRef(0);
  useEffect(() => {
    const look = () => {
      if (seq <= readSeq || seq <= said.current) return;
      if (document.visibilityState !== "visible" || !document.hasFocus()) return;
      const newest = document.getElementById(`message-${seq}`);
      if (!newest || newest.getBoundingClientRect().top > window.innerHeight) return;
      said.current = seq;
      void pressButton(url, { seq: String(seq) }).then((done) => {
        if (!done) said.current = 0;
      });
    };
    look();
    window.addEventListener("focus", look);
    document.addEventListener("scroll", look, { capture: true, passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("scroll", look, { capture: true });
      document.removeEventListener("visibilitychange", look);
    };
  }, [url, seq, readSeq]);
}
