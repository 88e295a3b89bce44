// @vitest-environment happy-dom
import { composerStates } from "~/states/composer-states";
import { deskStates } from "~/states/desk-states";
import { searchStates } from "~/states/search-states";
import { stripStates } from "~/states/strip-states";
import { testTold } from "./told";

const box = "textbox: Message to Acme Outdoor";
const person = "button: Ask for a person";
const desk = ["radio: Reply", "radio: Note", "button: Send", "button: Send and resolve", "button: Draft"];
const tooLong = "alert: 312 characters too many. Send it in two parts.";
const search = ["search: Search messages", "searchbox: Words", "group: Written by", "checkbox: Acme Outdoor"];
const found = ["link: Back to the newest", "Change the search", "searchbox: Words"];
const offline = "status: You’re offline. 2 messages are kept on this device and go out when you’re back.";

testTold([...composerStates, ...stripStates, ...searchStates, ...deskStates], {
  "composer-empty": [box, "button: Send", person, "Enter sends, Shift Enter starts a new line"],
  "composer-with-a-text": [box, "Should I wash it first?"],
  "composer-with-many-lines": [box],
  "composer-with-one-long-word": [box],
  "composer-from-right-to-left": [box],
  "composer-to-a-person": [box, `no ${person}`],
  "composer-keeping-the-text": ["Kept on this device as you type", "Should I"],
  "composer-refused": ["alert: Write something here."],
  "composer-near-the-limit": ["12 characters left", "no alert: "],
  "composer-over-the-limit": [tooLong],
  "composer-under-a-strip": [offline, "button: Try now", box],
  "empty-thread": [
    "heading: Hello Mira, what can we help with?",
    "button: Where is my order?",
    "People often ask",
  ],
  "empty-thread-with-a-greeting-and-no-questions": [
    "Good to have you here.",
    "no People often ask",
    "no button: Send",
  ],

  "strip-reconnecting": ["status: Connecting again. What you write is kept on this device."],
  "strip-offline": [offline, "button: Try now"],
  "strip-offline-with-nothing-waiting": [
    "status: You’re offline. What you write is kept",
    "no button: Try now",
  ],
  "strip-offline-on-a-device-that-keeps-nothing": ["status: 2 messages wait on this page only: keep it open"],
  "strip-unreachable": ["status: Sending does not get through. 1 message is kept", "button: Try now"],
  "strip-too-fast": ["status: That was a lot at once. 1 message is kept on this device"],
  "strip-signed-out": ["alert: You were signed out. 1 message is kept", "link: Sign in"],
  "strip-back": ["status: Back online.", "no Everything was sent."],
  "strip-back-and-all-sent": ["status: Back online. Everything was sent."],
  "strip-not-done": ["alert: That did not work. Please try again in a moment."],
  "strip-of-an-ended-conversation": ["This is resolved. Write whenever there is more, and it opens again."],
  "strip-while-the-team-is-awaited": ["The team knows."],
  "strip-over-the-limit": [tooLong],
  "strip-overtaken": ["alert: Mira wrote while you typed. Your text is kept.", "button: Send anyway"],
  "strip-colleague-typing": ["status: Robin is writing a reply in this conversation."],
  "notice-done": ["status: Saved."],
  "notice-with-undo": ["status: Resolved 3 conversations.", "button: Undo"],
  "notice-of-a-problem": ["alert: Something else changed in the meantime."],

  "search-form": search,
  "search-form-filled-in": search,
  "search-menu-open": search,
  "found-messages": ["heading: 2 messages found", "link: Show in the conversation", ...found],
  "found-more-than-one-page": ["heading: 1 message found on this page", "link: Earlier messages", ...found],
  "found-nothing": ["heading: Nothing found", "Nothing for “wash”", "Check the spelling", ...found],
  "found-nothing-by-days": ["heading: Nothing found", "No message fits", ...found],

  "desk-empty": [...desk, "Write to Mira", "no Sending takes over from the assistant"],
  "desk-that-takes-over": [...desk, "Sending takes over from the assistant"],
  "desk-with-a-reply": [...desk, "The zip is covered. **Send it** as it is."],
  "desk-with-a-note": ["Only the team sees this", "button: Add note", "@Robin can you look?"],
  "desk-refused": ["alert: Write something here.", ...desk],
  "desk-over-the-limit": [tooLong],
  "desk-waiting-for-the-reply-before": ["The zip is covered. **Send it** as it is.", "button: Waiting…"],
  "desk-overtaken": ["alert: Mira wrote while you typed. Your text is kept.", "button: Send anyway"],
  "desk-with-a-colleague-typing": ["status: Robin is writing a reply in this conversation."],
  "desk-showing-how-it-will-be-read": ["group: Preview", "The zip is covered. Send it as it is."],
  "desk-showing-that-nothing-is-written": ["group: Preview", "Nothing is written yet."],
  "desk-with-a-draft-being-written": [
    "button: Stop drafting",
    "status: Drafting a reply",
    "no button: Draft",
  ],
  "desk-offering-saved-replies": ["listbox: Saved replies", "option: Repair form"],
  "desk-with-its-saved-replies-open": ["button: Repair form", "no listbox: Saved replies"],
  "summary-of-a-thread": [
    "region: Summary by the assistant",
    "listitem: Mira's zip is broken.",
    "no button: Stop",
  ],
  "summary-being-written": ["region: Summary by the assistant", "button: Stop"],
  "summary-that-failed": [
    "alert: The connection broke before it was finished. Try again.",
    "Mira's zip is broken.",
  ],
});
