/** What of a browser's window is in sight: sizes in CSS pixels. */
type Sight = { height: number; offsetTop: number; scale: number };

/** Less than this is a browser's own bar that comes and goes. */
const leastKeyboard = 80;

/**
 * How much of a window's foot an on-screen keyboard covers, in CSS pixels. Some browsers draw it over the page, which
 * keeps its size; what a reader has zoomed out of sight is not covered.
 */
export function coveredByKeyboard(windowHeight: number, { height, offsetTop, scale }: Sight): number {
  const covered = Math.round(windowHeight - height - offsetTop);
  return scale > 1.01 || covered < leastKeyboard ? 0 : covered;
}

/** Keeps the style property `--keyboard` of the page at what the keyboard covers, so that the composer stays above. */
export function watchKeyboard(): void {
  const sight = window.visualViewport;
  if (!sight) return;
  const tell = () => {
    const covered = coveredByKeyboard(window.innerHeight, sight);
    document.documentElement.style.setProperty("--keyboard", `${covered}px`);
  };
  sight.addEventListener("resize", tell);
  sight.addEventListener("scroll", tell);
}
