/** Tag characters: they show nothing, and models read them as letters. Instructions are smuggled in them. */
const hiddenLetters = /[\u{E0000}-\u{E007F}]/gu;

/** A text as people see it, for a model to read. */
export function visibleText(text: string): string {
  return text.replace(hiddenLetters, "");
}
