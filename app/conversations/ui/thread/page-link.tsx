import { useEffect, useRef } from "react";
import { useWords } from "~/i18n/words";
import { ButtonLink } from "~/ui/button";
import { scrollerOf } from "./keep-in-place";
import type { PageState } from "./use-history";

/** How far outside of what is seen a page is asked for. */
const reach = "600px 0px";

export type PageLoading = { state: PageState; load: () => void };

type PageLinkProps = {
  towards: "earlier" | "later";
  /** The neighbouring page; without scripts the link leads there. */
  href: string;
  loading?: PageLoading | undefined;
};

/** The way to a neighbouring page of a thread. Where scripts run, it is loaded into this one as it comes into sight. */
export function PageLink({ towards, href, loading }: PageLinkProps) {
  const t = useWords();
  const place = useRef<HTMLParagraphElement>(null);
  const state = loading?.state ?? "idle";
  const load = loading?.load;
  useEffect(() => {
    const line = place.current;
    if (!line || !load || state !== "idle") return;
    const scroller = scrollerOf(line);
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && load(),
      { root: scroller === document.documentElement ? null : scroller, rootMargin: reach },
    );
    observer.observe(line);
    return () => observer.disconnect();
  }, [load, state]);
  return (
    <p className={towards === "earlier" ? "earlier" : "earlier earlier--later"} ref={place}>
      <ButtonLink
        look="quiet"
        small
        icon={state === "failed" ? "retry" : towards === "earlier" ? "up-small" : "down-small"}
        href={href}
        aria-busy={state === "loading" ? true : undefined}
        onClick={(event) => {
          if (!load || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          load();
        }}
      >
        {t(state === "idle" ? `messages.${towards}` : `messages.${towards}-${state}`)}
      </ButtonLink>
      <span className="hidden-text" role="status">
        {state === "idle" ? "" : t(`messages.${towards}-${state}`)}
      </span>
    </p>
  );
}
