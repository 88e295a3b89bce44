import { useEffect, useLayoutEffect, useRef } from "react";

/** How near to the end counts as being there, in pixels. */
const nearEnd = 120;

const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * Keeps the page at the newest message while the reader is there, and leaves it alone otherwise. `change` is
 * whatever makes the thread longer; `opens` says that the page begins at the newest message.
 */
export function useFollowNewest(
  change: unknown,
  { opens }: { opens: boolean },
): { scrollToNewest: () => void } {
  const atEnd = useRef(opens);
  const scrollToNewest = () => window.scrollTo({ top: document.documentElement.scrollHeight });
  useBrowserLayoutEffect(() => {
    if (opens && window.location.hash === "") scrollToNewest();
    const look = () => {
      const { scrollHeight, clientHeight } = document.documentElement;
      atEnd.current = scrollHeight - clientHeight - window.scrollY < nearEnd;
    };
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, [opens]);
  useBrowserLayoutEffect(() => {
    if (atEnd.current) scrollToNewest();
  }, [change]);
  return { scrollToNewest };
}
