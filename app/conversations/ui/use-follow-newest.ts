import { useEffect, useLayoutEffect, useRef } from "react";

/** How near to the end counts as being there, in pixels. */
const nearEnd = 120;

const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * Keeps the page at the newest message while the reader is there, whatever grows above it, and leaves it alone
 * otherwise. `opens` says that the page begins at the newest message.
 */
export function useFollowNewest({ opens }: { opens: boolean }): { scrollToNewest: () => void } {
  const atEnd = useRef(opens);
  const scrollToNewest = () => window.scrollTo({ top: document.documentElement.scrollHeight });
  useBrowserLayoutEffect(() => {
    if (opens && window.location.hash === "") scrollToNewest();
    const look = () => {
      const { scrollHeight, clientHeight } = document.documentElement;
      atEnd.current = scrollHeight - clientHeight - window.scrollY < nearEnd;
    };
    look();
    const growth = new ResizeObserver(() => atEnd.current && scrollToNewest());
    growth.observe(document.body);
    window.addEventListener("scroll", look, { passive: true });
    return () => {
      growth.disconnect();
      window.removeEventListener("scroll", look);
    };
  }, [opens]);
  return { scrollToNewest };
}
