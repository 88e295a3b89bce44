import { useEffect } from "react";
import { placeHref, type ThreadAddress } from "~/conversations/history/thread-address";

/** Goes to the message the address names where this page does not have it. */
export function useAbsentPlace({ path, kept }: ThreadAddress): void {
  useEffect(() => {
    const [, seq] = /^#message-(\d+)$/.exec(window.location.hash) ?? [];
    if (seq === undefined || document.getElementById(`message-${seq}`)) return;
    if (new URLSearchParams(window.location.search).get("around") === seq) return;
    window.location.replace(placeHref({ path, kept }, Number(seq)));
  }, [path, kept]);
}
