import type { WordId } from "~/i18n/words";

/** Where a command belongs in the list of keys. */
export const commandGroups = ["list", "case", "anywhere"] as const;

/**
 * What it does with its control: `press` clicks it, `focus` goes there, `write` chooses it and goes to the box of its
 * form, `unfold` opens its menu. `step` moves through controls, `enter` follows the one that has the focus.
 */
type Act = "press" | "focus" | "write" | "unfold" | "step" | "enter";

export type InboxCommand = {
  id: string;
  words: WordId;
  group: (typeof commandGroups)[number];
  act: Act;
  /** A single key, as `KeyboardEvent.key` says it; without one the palette is the way. */
  key?: string;
  /** Held together with Ctrl, or Cmd where that is the custom. */
  held?: boolean;
  /** Rows up or down. */
  by?: 1 | -1;
  /** The controls it works on, if they are another command's. */
  on?: string;
  /** Not a thing to choose from a list. */
  keyOnly?: boolean;
};

/**
 * Everything the inbox can be told by keys or through its palette. Each command works a control of the page, which
 * carries `commandControl` of its id: so all of it can be done by mouse and without scripts, and a command applies
 * where its control is on the page.
 */
export const inboxCommands = [
  {
    id: "next",
    words: "inbox.command-next",
    group: "list",
    act: "step",
    key: "j",
    by: 1,
    on: "open",
    keyOnly: true,
  },
  {
    id: "previous",
    words: "inbox.command-previous",
    group: "list",
    act: "step",
    key: "k",
    by: -1,
    on: "open",
    keyOnly: true,
  },
  { id: "open", words: "inbox.command-open", group: "list", act: "enter", key: "o", keyOnly: true },
  { id: "search", words: "inbox.search", group: "list", act: "focus", key: "/" },
  { id: "reply", words: "inbox.command-reply", group: "case", act: "write", key: "r" },
  { id: "note", words: "inbox.command-note", group: "case", act: "write", key: "n" },
  { id: "take-over", words: "inbox.take-over", group: "case", act: "press", key: "t" },
  { id: "hand-back", words: "inbox.hand-back", group: "case", act: "press" },
  { id: "assign", words: "inbox.assign", group: "case", act: "focus", key: "a" },
  { id: "resolve", words: "inbox.resolve", group: "case", act: "press", key: "e" },
  { id: "reopen", words: "inbox.reopen", group: "case", act: "press" },
  { id: "snooze", words: "inbox.snooze", group: "case", act: "unfold", key: "s" },
  { id: "back", words: "inbox.back", group: "case", act: "press", key: "u" },
  { id: "summarize", words: "inbox.summarize", group: "case", act: "press" },
  { id: "find", words: "inbox.command-find", group: "case", act: "unfold" },
  { id: "view-all", words: "inbox.command-view-all", group: "anywhere", act: "press" },
  { id: "view-mine", words: "inbox.command-view-mine", group: "anywhere", act: "press" },
  { id: "view-unassigned", words: "inbox.command-view-unassigned", group: "anywhere", act: "press" },
  { id: "view-assistant", words: "inbox.command-view-assistant", group: "anywhere", act: "press" },
  { id: "help", words: "inbox.help", group: "anywhere", act: "press" },
  { id: "settings", words: "inbox.settings", group: "anywhere", act: "press" },
  {
    id: "palette",
    words: "inbox.command-palette",
    group: "anywhere",
    act: "press",
    key: "k",
    held: true,
    keyOnly: true,
  },
  { id: "keys", words: "inbox.command-keys", group: "anywhere", act: "press", key: "?" },
] as const satisfies readonly InboxCommand[];

export type CommandId = (typeof inboxCommands)[number]["id"];
