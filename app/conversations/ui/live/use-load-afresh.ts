import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/** Loads the page's data afresh, once the page is looked at. */
export function useLoadAfresh(): () => void {
  const { revalidate } = useRevalidator();
  const asked = useRef(false);
  const look = useCallback(() => {
    if (!asked.current || document.visibilityState !== "visible") return;
    asked.current = false;
    revalidate();
  }, [revalidate]);
  useEffect(() => {
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [look]);
  return useCallback(() => {
    asked.current = true;
    look();
  }, [look]);
}
