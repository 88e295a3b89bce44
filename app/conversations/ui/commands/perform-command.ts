import type { InboxCommand } from "./inbox-commands";

const controlsOf = (id: string) =>
  Array.from(document.querySelectorAll<HTMLElement>(`[data-command="${id}"]`)).filter(
    (control) => !control.matches(":disabled"),
  );

/** Whether there is something on the page that the command works. */
export function applies({ id, on = id }: InboxCommand): boolean {
  return controlsOf(on).length > 0;
}

/** Does what pressing the command's control would. Returns whether there was something to do. */
export function performCommand(command: InboxCommand): boolean {
  const controls = controlsOf(command.on ?? command.id);
  const [control] = controls;
  if (!control) return false;
  switch (command.act) {
    case "press":
      control.click();
      return true;
    case "focus":
      return goTo(control);
    case "write":
      control.click();
      return goTo((control as HTMLInputElement).form?.elements.namedItem("body"));
    case "unfold":
      return unfold(control);
    case "step":
      return goTo(controls[nextPlace(controls, command.by ?? 1)]);
    case "enter":
      if (!isIn(controls, document.activeElement)) return false;
      (document.activeElement as HTMLElement).click();
      return true;
  }
}

function goTo(place: Element | RadioNodeList | null | undefined): boolean {
  if (!(place instanceof HTMLElement)) return false;
  place.focus();
  // What stands in a pane that this screen keeps closed is opened by its address.
  const pane = place.closest(".about");
  if (document.activeElement !== place && pane) {
    location.hash = pane.id;
    place.focus();
  }
  return document.activeElement === place;
}

function unfold(summary: HTMLElement): boolean {
  const menu = summary.closest("details");
  if (!menu) return false;
  if (!menu.open) summary.click();
  menu.querySelector<HTMLElement>("button, input:not([type=hidden]), a")?.focus();
  return true;
}

/** From the row that has the focus, else from the one that is open, else from before the first. */
function nextPlace(rows: HTMLElement[], by: number): number {
  const focused = rows.findIndex((row) => row === document.activeElement);
  const at = focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute("aria-current") === "page");
  if (at < 0) return 0;
  return Math.min(Math.max(at + by, 0), rows.length - 1);
}

const isIn = (controls: HTMLElement[], element: Element | null) =>
  controls.some((control) => control === element);
