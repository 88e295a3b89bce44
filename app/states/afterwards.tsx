import { useEffect, useState, type ReactNode } from "react";

/** Draws its children once everything else of the page is there, as what a press opens is. */
export function Afterwards({ children }: { children: ReactNode }) {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => setIsThere(true), []);
  return isThere && children;
}
