import { useCallback, useState } from "react";
import { pressButton } from "./press-button";

/** The buttons of a page that does not reload: pressing one, and whether the last one came to nothing. */
export function useButtons(): {
  press: (action: string, fields?: Record<string, string>) => void;
  failed: boolean;
} {
  const [failed, setFailed] = useState(false);
  const press = useCallback((action: string, fields?: Record<string, string>) => {
    setFailed(false);
    void pressButton(action, fields).then((done) => setFailed(!done));
  }, []);
  return { press, failed };
}
