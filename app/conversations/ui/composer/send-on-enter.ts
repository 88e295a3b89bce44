import type { KeyboardEvent } from "react";

/** Enter sends; with Shift it starts a line, and while an input method composes it only ends the word. */
export function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const composing = event.nativeEvent.isComposing || event.keyCode === 229;
  if (event.key !== "Enter" || event.shiftKey || event.altKey || composing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
