import type { CommandId } from "./inbox-commands";

const control: CommandId = "search";

/** Searches the list, as its form does. */
export function searchFor(query: string): void {
  const box = document.querySelector<HTMLInputElement>(`[data-command="${control}"]`);
  if (!box) return;
  box.value = query;
  box.form?.requestSubmit();
}
