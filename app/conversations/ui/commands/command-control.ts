import type { CommandId } from "./inbox-commands";

/** Marks the control that does what a command says. */
export function commandControl(id: CommandId): { "data-command": CommandId } {
  return { "data-command": id };
}
