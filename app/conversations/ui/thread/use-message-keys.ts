import { useEffect } from "react";

/** Moves between the messages of the page by arrow keys, once the keyboard has led to one of them. */
export function useMessageKeys(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const towards = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" } as const;
      const way = towards[event.key as keyof typeof towards];
      const from = document.activeElement;
      if (!way || !from?.matches("li.message:focus-visible")) return;
      let to = from[way];
      while (to && !to.matches("li.message[tabindex]")) to = to[way];
      if (!(to instanceof HTMLElement)) return;
      event.preventDefault();
      to.focus();
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, []);
}
