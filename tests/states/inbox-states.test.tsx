// @vitest-environment happy-dom
import { caseStates } from "~/states/case-states";
import { inboxPageStates } from "~/states/inbox-page-states";
import { inboxRowStates } from "~/states/inbox-row-states";
import { longName } from "~/states/states-fixture";
import { testTold } from "./told";

const byAssistant = ["heading: Mira", "button: Take over", "button: Resolve"];
const byTeam = ["button: Hand back to the assistant", "no button: Take over"];
const views = ["navigation: Inbox views", "link: Mine", "link: Settings"];
const list = ["region: All"];

testTold([...inboxRowStates, ...caseStates, ...inboxPageStates], {
  "row-of-the-assistant": ["Mira 3 min Should I wash it first?", "Handled by Assistant", "no Waiting"],
  "row-the-assistant-writes": ["Assistant is writing"],
  "row-chosen": ["Handled by Assistant"],
  "row-unread": ["2 unread messages", "Handled by Nobody", "Waiting 2 min"],
  "row-unread-beyond-counting": ["99+", "120 unread messages"],
  "row-waiting": ["Waiting 12 min"],
  "row-waiting-too-long": ["Waiting 41 min"],
  "row-of-mine": ["You: No, as it is.", "Handled by You"],
  "row-of-a-colleague": ["Ines: Gladly.", "Handled by Ines"],
  "row-last-said-by-the-assistant": ["Assistant: Yes, for years."],
  "row-with-a-label": ["Labels: Repair"],
  "row-with-many-labels-and-long-words": [
    `Handled by ${longName}`,
    "Labels: Waiting for the supplier in Trondheim",
  ],
  "row-from-right-to-left": ["מירה", "Handled by Assistant"],
  "row-of-an-empty-conversation": ["No messages yet"],
  "list-with-nobody-waiting": ["Nobody is waiting", "New conversations appear here by themselves."],
  "list-of-mine-empty": ["Nothing is yours yet"],
  "list-of-unassigned-empty": ["Nobody is waiting", "Every conversation has someone who answers it."],
  "list-of-the-assistant-empty": ["The assistant holds nothing"],
  "list-of-snoozed-empty": ["Nothing is snoozed"],
  "list-of-resolved-empty": ["Nothing is resolved"],
  "list-of-a-label-empty": ["Nothing labelled Repair", "link: All labels"],
  "list-with-nothing-found": ["Nothing for “ridgline”", "link: Show all conversations"],
  "list-with-nothing-found-among-mine": ["Nothing for “ridgline”", "link: Search all conversations"],

  "case-of-the-assistant": ["The assistant handles this", ...byAssistant],
  "case-the-assistant-answers": ["Assistant is answering", ...byAssistant],
  "case-waiting": ["Waiting 12 min", ...byTeam],
  "case-waiting-too-long": ["Waiting 41 min", ...byTeam],
  "case-of-nobody": ["Nobody answers this yet", ...byTeam],
  "case-of-mine": ["You are answering", ...byTeam],
  "case-of-a-colleague": ["Ines is answering", ...byTeam],
  "case-resolved": ["Resolved", "button: Open again", "no button: Resolve"],
  "case-snoozed": ["Snoozed until Monday 7 December 9:00", "button: Open again"],
  "case-with-labels": ["list: Labels", "listitem: Repair", "listitem: Delivery"],
  "case-others-look-at": ["status: Ines, Tom looking too"],
  "case-of-a-long-name": [`heading: ${longName}`, `${longName} is answering`],
  "case-snooze-menu-open": ["button: Tomorrow Wednesday 2 December 9:00", "button: Snooze", "Until"],
  "no-case-chosen": ["Choose a conversation", "Pick one from the list", "no link: Open Mira"],
  "no-case-chosen-and-one-waits": ["Mira has waited longest.", "link: Open Mira"],

  "inbox-with-none-open": [
    ...views,
    ...list,
    "heading: All",
    "link: Open Mira",
    "no link: Older conversations",
  ],
  "inbox-with-older-conversations": [...views, "link: Older conversations"],
  "inbox-empty": ["Nobody is waiting", "Choose a conversation", "no link: Open Mira"],
  "inbox-of-a-label": ["link: Repair All labels"],
  "inbox-of-resolved": ["link: Resolved"],
  "inbox-with-one-open-and-its-user-here": [
    "region: About Mira",
    "Here now",
    "textbox: Reply to Mira Note about Mira",
  ],
  "inbox-with-one-open-and-its-user-gone": ["Last here Today 8:13", "combobox: Assigned to"],
  "inbox-with-one-open-and-its-user-never-seen": ["Not here yet", "March 2024", "link: mira@fjord.test"],
  "inbox-under-the-command-palette": [
    "dialog: Commands",
    "combobox: What to do or search for",
    "listbox: Commands",
  ],
  "inbox-under-the-list-of-keys": ["dialog: Keys", "heading: Keys", "button: Close"],
});
