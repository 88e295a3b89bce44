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
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", hydrate, { once: true });
else hydrate();

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
