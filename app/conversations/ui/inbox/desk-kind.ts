/** The form of the desk: its buttons outside of it send what is being written along. */
export const deskForm = "desk";

/** What tells a button of the desk that sends nothing from those that do, where a browser sends both to one address. */
export const asideField = (value: "draft" | "preview") => ({ name: "aside", value });

/** To whom the desk writes: to the user, or to the team. */
export type DeskKind = "reply" | "note";

/** What is chosen at the desk of this box. The form itself is asked: it may have been set before scripts ran. */
export function kindAt(box: HTMLTextAreaElement | null): DeskKind {
  return box?.form?.querySelector('[name="kind"][value="note"]:checked') ? "note" : "reply";
}

/** Chooses a note: what is in the box must not go out as a reply. */
export function chooseNote(box: HTMLTextAreaElement | null): void {
  const choice = box?.form?.querySelector<HTMLInputElement>('[name="kind"][value="note"]');
  if (choice) choice.checked = true;
}

const keyOf = (place: string) => `parley desk ${place}`;

/** Whether what is kept of a draft at `place` on this device is a note. */
export function isNoteKept(place: string): boolean {
  try {
    return localStorage.getItem(keyOf(place)) === "note";
  } catch {
    return false;
  }
}

export function keepKind(place: string, kind: DeskKind): void {
  try {
    if (kind === "note") localStorage.setItem(keyOf(place), kind);
    else localStorage.removeItem(keyOf(place));
  } catch {
    // A device that keeps nothing keeps no draft either.
  }
}
