/** What somebody is writing, under the key it will be sent with. */
export type Draft = { clientId: string; text: string };

const keyOf = (place: string) => `parley draft ${place}`;

/** What was being written at `place` when its page was last open on this device, or null. */
export function readDraft(place: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(place)) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}

/** Keeps what is being written, null when nothing is. Returns false where the device keeps nothing. */
export function writeDraft(place: string, draft: Draft | null): boolean {
  try {
    if (draft) localStorage.setItem(keyOf(place), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(place));
    return true;
  } catch {
    return false;
  }
}
