import { useEffect, useLayoutEffect, useRef } from "react";

/** How near to the end counts as being there, in pixels. */
const nearEnd = 120;

const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

type Options = {
  /** The page was opened at the newest message. */
  opens: boolean;
  /** The newest message is at the end of the page. */
  follows: boolean;
};

/**
 * Keeps the page at the newest message while the reader is there, whatever grows above it, and leaves it alone
 * otherwise.
 */
export function useFollowNewest({ opens, follows }: Options): { scrollToNewest: () => void } {
  const atEnd = useRef(opens);
  const scrollToNewest = () => window.scrollTo({ top: document.documentElement.scrollHeight });
  useBrowserLayoutEffect(() => {
    if (opens && window.location.hash === "") scrollToNewest();
  }, [opens]);
  useBrowserLayoutEffect(() => {
    const look = () => {
      const { scrollHeight, clientHeight } = document.documentElement;
      atEnd.current = follows && scrollHeight - clientHeight - window.scrollY < nearEnd;
    };
    look();
    const growth = new ResizeObserver(() => atEnd.current && scrollToNewest());
    growth.observe(document.body);
    window.addEventListener("scroll", look, { passive: true });
    return () => {
      growth.disconnect();
      window.removeEventListener("scroll", look);
    };
  }, [follows]);
  return { scrollToNewest };
}
