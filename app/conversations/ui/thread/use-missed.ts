import { useEffect, useRef, useState } from "react";
import type { Side } from "~/identity/actor";
import type { ThreadMessage } from "./thread-message";

type Shown = {
  messages: readonly ThreadMessage[];
  viewer: Side;
  /** The newest message is at the end of the page. */
  follows: boolean;
};

/** How many messages of the other side came while the end of the thread, the element `#newest`, was out of sight. */
export function useMissed({ messages, viewer, follows }: Shown): number {
  const newest = messages.at(-1)?.seq ?? 0;
  const [seen, setSeen] = useState(newest);
  const now = useRef({ newest, inSight: true, followed: follows });
  useEffect(() => {
    const end = document.getElementById("newest");
    if (!end || typeof IntersectionObserver === "undefined") return;
    const sight = new IntersectionObserver(
      ([entry]) => {
        now.current.inSight = entry?.isIntersecting ?? true;
        if (now.current.inSight) setSeen(now.current.newest);
      },
      { rootMargin: "0px 0px 64px" },
    );
    sight.observe(end);
    return () => sight.disconnect();
  }, []);
  useEffect(() => {
    const { inSight, followed } = now.current;
    // Pages of the history that the reader loads are no news.
    if (inSight || !followed) setSeen(newest);
    now.current = { newest, inSight, followed: follows };
  }, [newest, follows]);
  if (!follows) return 0;
  return messages.filter(({ seq, sender }) => seq > seen && (sender.type === "user") !== (viewer === "user"))
    .length;
}
