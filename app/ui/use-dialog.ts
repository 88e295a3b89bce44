import { useEffect, useRef, type RefObject } from "react";

/** Shows a `<dialog>` over the page from its first render on. The browser brings the focus back when it closes. */
export function useDialog(): RefObject<HTMLDialogElement> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    // A press beside it closes it.
    shown?.setAttribute("closedby", "any");
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return dialog;
}
