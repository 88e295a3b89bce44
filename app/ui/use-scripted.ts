import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False in the server's page and while it hydrates, true once scripts run. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
