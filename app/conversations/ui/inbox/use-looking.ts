import { useEffect } from "react";
import { ofThisPage } from "~/identity/member-header";

/** How often the team hears that this page is still in view, in milliseconds: before a notice ends by itself. */
const sayAgainEvery = 20_000;

/** Tells the team while this page is in view that a conversation is looked at, and when it no longer is. */
export function useLooking(url: string): void {
  useEffect(() => {
    let said = false;
    const say = (looking: boolean) => {
      if (!looking && !said) return;
      said = looking;
      const body = new URLSearchParams({ looking: String(looking) });
      fetch(url, { method: "POST", headers: ofThisPage(), body, keepalive: true }).catch(() => undefined);
    };
    const look = () => say(document.visibilityState === "visible");
    const leave = () => say(false);
    look();
    const timer = setInterval(() => said && look(), sayAgainEvery);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [url]);
}
