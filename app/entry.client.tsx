import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { watchKeyboard } from "~/ui/keyboard-inset";
import { zoneCookie } from "~/ui/reader-zone";

// Tells the server that this browser runs scripts: its pages are kept current, and read marks come from it.
document.cookie = "js=1; path=/; samesite=lax";
// The next page is made in the reader's own time zone.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
document.cookie = `${zoneCookie}=${encodeURIComponent(timeZone)}; path=/; samesite=lax`;

watchKeyboard();
if (!CSS.supports("field-sizing", "content"))
  void import("~/ui/grow-boxes").then(({ growBoxes }) => growBoxes());

// The page's data comes at its end: React takes over once all of it is here.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wake, { once: true });
else wake();

function wake(): void {
  void decodePageData().then(hydrate);
}

function hydrate(): void {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

/**
 * RemixBrowser suspends until it has decoded the page's data, which its first call begins. React 18 gives a whole
 * document up ("Root did not complete") if a key is pressed while it is suspended: it waits here instead.
 * https://github.com/remix-run/remix/issues/10214
 */
async function decodePageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (suspended) {
    await suspended;
  }
}
