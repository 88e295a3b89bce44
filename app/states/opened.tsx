import { useEffect, useRef, type ReactNode } from "react";

/** Opens what its children keep shut, once scripts run: no component of the pages opens by itself. */
export function Opened({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const details of place.current?.querySelectorAll("details") ?? []) details.open = true;
  }, []);
  return <div ref={place}>{children}</div>;
}
