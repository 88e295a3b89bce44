import { inboxCommands, type InboxCommand } from "./inbox-commands";

/** Cmd is the custom of these; there Ctrl with a letter edits text. */
const holdsCommand = () => /Mac|iP(hone|ad|od)/.test(navigator.platform);

const writable = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";

/**
 * The command a key stands for, or undefined where the key is somebody else's: of a field that is written in, of the
 * browser, of an open dialog.
 */
export function commandOfKey(event: KeyboardEvent, singleKeys: boolean): InboxCommand | undefined {
  if (event.defaultPrevented || event.isComposing || event.altKey) return undefined;
  if (document.querySelector("dialog[open]")) return undefined;
  const held = holdsCommand() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const commands: readonly InboxCommand[] = inboxCommands;
  if (held) return commands.find((command) => command.held && command.key === event.key.toLowerCase());
  if (!singleKeys || event.ctrlKey || event.metaKey || isWritable(event.target)) return undefined;
  const command = commands.find(({ key, held: isHeld }) => key === event.key && !isHeld);
  return event.repeat && command?.act !== "step" ? undefined : command;
}

function isWritable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(writable) !== null;
}

/** The keys to press, in the words printed on them. */
export function keysOf({ key, held }: InboxCommand): string[] {
  if (!key) return [];
  return held ? [holdsCommand() ? "⌘" : "Ctrl", key.toUpperCase()] : [key.toUpperCase()];
}

const store = "parley single keys";

/** Who dictates, or whose keys are pressed by something else, can turn single keys off on this device. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(store) !== "off";
  } catch {
    return true;
  }
}

export function keepSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(store);
    else localStorage.setItem(store, "off");
  } catch {
    // A device that keeps nothing has them on.
  }
}
