import { useRef, useState, type FocusEvent, type PointerEvent } from "react";
import type { InboxRow } from "~/conversations/inbox/inbox-row";
import { holdRows } from "./hold-rows";

/** What keeps the list where it is: the pointer over it, the focus of the keyboard in it. */
type Grip = { pointer: boolean; focus: boolean };

/**
 * Rows that never move under the pointer: while it is over the list, or the keyboard's focus in it, what would come, go
 * or move waits until `show` or until both have left. `list` says which list it is: another one shows at once.
 */
export function useHeldRows(latest: InboxRow[], list: string) {
  const [held, setHeld] = useState<{ rows: InboxRow[]; list: string } | null>(null);
  const grip = useRef<Grip>({ pointer: false, focus: false });
  const { rows, changes, added } =
    held?.list === list ? holdRows(held.rows, latest) : { rows: latest, changes: 0, added: 0 };

  function hold(change: Partial<Grip>): void {
    grip.current = { ...grip.current, ...change };
    if (!grip.current.pointer && !grip.current.focus) setHeld(null);
    else if (held?.list !== list) setHeld({ rows: latest, list });
  }

  return {
    rows,
    changes,
    added,
    show: () => setHeld({ rows: latest, list }),
    /** For the element around the rows. */
    grip: {
      // A page that takes this one's place under a resting pointer hears of no entry. A finger only scrolls.
      onPointerOver: ({ pointerType }: PointerEvent) => pointerType !== "touch" && hold({ pointer: true }),
      onPointerLeave: () => hold({ pointer: false }),
      onFocus: ({ target }: FocusEvent) => target.matches(":focus-visible") && hold({ focus: true }),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        currentTarget.contains(relatedTarget) || hold({ focus: false }),
    },
  };
}
