import { useEffect } from "react";

/**
 * Keeps the keyboard's place when what held it goes, as a button does that its own press takes away: the nearest place
 * around it that can be focused, a text field there first; else what `otherwise` (a selector) finds.
 */
export function useKeptFocus(otherwise: string): void {
  useEffect(() => {
    let around: Element[] = [];
    const enter = ({ target }: Event) => {
      around = [];
      for (let each = target as Element | null; each; each = each.parentElement) around.push(each);
    };
    // Who presses beside it leaves it.
    const leave = ({ target }: Event) => {
      if (!around[0]?.contains(target as Node)) around = [];
    };
    const look = () => {
      if (around.length === 0 || around[0]?.isConnected || document.activeElement !== document.body) return;
      const place = around.find((each) => each.isConnected && each.hasAttribute("tabindex"));
      const next = place ? (place.querySelector("textarea") ?? place) : document.querySelector(otherwise);
      (next as HTMLElement | null)?.focus({ preventScroll: true });
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", enter);
    document.addEventListener("pointerdown", leave);
    return () => {
      changes.disconnect();
      document.removeEventListener("focusin", enter);
      document.removeEventListener("pointerdown", leave);
    };
  }, [otherwise]);
}
