import { useEffect, useRef } from "react";
import { pressButton } from "~/conversations/ui/press-button";

type Options = {
  /** The newest message the other side wrote, 0 when there is none. */
  seq: number;
  /** What is known to be read. */
  readSeq: number;
  /** A connection that comes back is another chance to say what could not be said. */
  connected: boolean;
};

/** Says that the end of the newest message was on screen of a focused page, once per message. Null says nothing. */
export function useReadMark(url: string | null, { seq, readSeq, connected }: Options): void {
  const said = useRef(0);
  useEffect(() => {
    if (url === null) return;
    const look = () => {
      if (seq <= readSeq || seq <= said.current) return;
      if (document.visibilityState !== "visible" || !document.hasFocus() || !isEndInSight(seq)) return;
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
  }, [url, seq, readSeq, connected]);
}

/** Whether the last line of a message is to be seen, neither scrolled away nor behind what floats over it. */
function isEndInSight(seq: number): boolean {
  const message = document.getElementById(`message-${seq}`);
  if (!message) return false;
  const end = (message.querySelector(".said") ?? message).getBoundingClientRect();
  return message.contains(document.elementFromPoint((end.left + end.right) / 2, end.bottom - 8));
}
