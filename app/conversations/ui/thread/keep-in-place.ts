/** Changes a thread while the messages that the reader sees stay where they are, and the keyboard among them. */
export function keepInPlace(change: () => void): void {
  const seen = seenMessages();
  const focused = document.activeElement;
  change();
  const anchor = seen.find(({ message }) => message.isConnected);
  if (!anchor) return;
  if (focused && !focused.isConnected) anchor.message.focus({ preventScroll: true });
  const moved = anchor.message.getBoundingClientRect().top - anchor.top;
  if (moved !== 0) scrollerOf(anchor.message).scrollBy({ top: moved, behavior: "instant" });
}

/** The messages on screen, those first that a neighbour's arrival does not redraw. */
function seenMessages(): { message: HTMLElement; top: number }[] {
  const all = [...document.querySelectorAll<HTMLElement>("[data-conversation] > [id^='message-']")];
  const seen = all
    .map((message) => ({ message, ...edgesOf(message) }))
    .filter(({ top, bottom }) => {
      return bottom > 0 && top < window.innerHeight;
    });
  return seen.filter(({ message }) => message !== all[0] && message !== all.at(-1)).concat(seen);
}

function edgesOf(element: Element): { top: number; bottom: number } {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
}

/** What scrolls a thread: a pane of its own, or the page. */
export function scrollerOf(element: Element): Element {
  return element.closest("[data-scroller]") ?? document.documentElement;
}
