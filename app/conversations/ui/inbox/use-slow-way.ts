import { useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

/** What comes sooner needs no word, in milliseconds. */
const patience = 300;

/** The path of the page that is on its way, once it takes a while; null while none is. */
export function useSlowWay(): string | null {
  const { state, location, formMethod } = useNavigation();
  const path = state === "loading" && !formMethod ? location.pathname : null;
  const [slow, setSlow] = useState<string | null>(null);
  useEffect(() => {
    if (path === null) return setSlow(null);
    const timer = setTimeout(() => setSlow(path), patience);
    return () => clearTimeout(timer);
  }, [path]);
  return path && slow;
}
