import { useEffect, useLayoutEffect } from "react";
import { areSingleKeysOn, commandOfKey } from "./command-keys";
import { performCommand } from "./perform-command";

/** With the page itself: between two pages no key is lost. The server has no keys. */
const useWithThePage = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** Takes the keys of the inbox's commands while the page is shown. `prepare` hears the first half of a held key. */
export function useCommandKeys(prepare: () => void): void {
  useWithThePage(() => {
    const take = (event: KeyboardEvent) => {
      if (event.key === "Escape") return closeMenu(event);
      if (event.key === "Control" || event.key === "Meta") return prepare();
      const command = commandOfKey(event, areSingleKeysOn());
      if (command && performCommand(command)) event.preventDefault();
    };
    document.addEventListener("keydown", take);
    return () => document.removeEventListener("keydown", take);
  }, [prepare]);
}

/** Closes the menu that has the focus, which goes back to what opened it. */
function closeMenu(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const menu = (event.target as Element | null)?.closest<HTMLDetailsElement>("details[name='menu'][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}
