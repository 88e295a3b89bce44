// @vitest-environment happy-dom
import { answerStates } from "~/states/answer-states";
import { lineStates } from "~/states/line-states";
import { markdownStates } from "~/states/markdown-states";
import { ownMessageStates } from "~/states/own-message-states";
import { longName, longWord } from "~/states/states-fixture";
import { testTold } from "./told";

const said = "Should I wash it first?";
const again = ["button: Answer again", "button: Helpful", "button: Not helpful"];
const failed = "The assistant could not answer. Your message is safe, and the team can see it.";
const way = ["button: Delete", "button: Edit", "button: Retry"];
const link =
  "https://acme.test/repairs/forms/2026/jackets-and-trousers/without-a-receipt?colour=moss&size=medium";
const steps = [
  "listitem: empty the pockets",
  "listitem: close the zips",
  "listitem: the big one first",
  "Then post it.",
];
const code = ["Acme Outdoor Repairs, Unit 4, Harbour Works, 12 Long Quay Street, Bergen", "AC-2026-118"];
const table = ["columnheader: covered", "row: seams and the tape behind them"];
const quote = ["The promise", "link: the promise", "(acme.test)", "no heading: The promise"];

testTold([...ownMessageStates, ...answerStates, ...markdownStates, ...lineStates], {
  "message-sending": [said, "Sending", "no link: 9:12, link to this message"],
  "message-sent": [said, "Sent", "link: 9:12, link to this message"],
  "message-delivered": ["Delivered", "no Sent"],
  "message-read": ["Read", "no Delivered"],
  "message-queued": [said, "Waiting to send"],
  "message-held": [said, "Waits for the message above"],
  "message-failed": [said, "Not sent", ...way],
  "message-refused": [said, "This holds characters that cannot be stored.", "no Not sent", ...way],
  "message-removed": ["This message was removed", `no ${said}`],
  "messages-in-a-group": ["heading: Today", "listitem: Hello.", "Sending", "no Sent"],
  "message-of-one-long-word": [longWord],
  "message-from-right-to-left": ["هل يجب أن أغسلها أولاً؟", "Read"],
  "message-of-an-agent": ["Robin Acme Outdoor", said, "no Sent"],
  "message-of-an-agent-from-right-to-left": ["רובין Acme Outdoor"],
  "message-of-an-agent-removed": ["Robin Acme Outdoor", "This message was removed"],
  "message-of-the-user-to-the-team": ["Mira", said, "no Read"],
  "message-of-the-team": ["Robin", said, "Delivered", "no Acme Outdoor"],
  "message-of-the-system": ["The shop is closed until Monday."],

  "answer-looking": ["Automatic answer", "Looking in the help articles", "no button: Stop"],
  "answer-before-its-first-word": ["button: Stop", "Writing from 2 help articles"],
  "answer-streaming": ["for five", "button: Stop", "Writing from 2 help articles", "no button: Helpful"],
  "answer-streaming-from-no-article": ["button: Stop", "Writing", "no Writing from"],
  "answer-cut-off-by-the-connection": ["The rest appears when you’re back online", "no button: Stop"],
  "answer-complete": ["heading: From our help articles", "link: Repairs and the five-year promise", ...again],
  "answer-with-sources-of-long-names": [`link: ${longName}`],
  "answer-not-the-newest": ["button: Helpful", "no button: Answer again"],
  "answer-stopped": [
    "for five",
    "This answer was stopped",
    "button: Answer again",
    "button: Ask for a person",
  ],
  "answer-failed": [failed, "button: Try again", "button: Ask for a person"],
  "answer-failed-midway": ["for five", failed, "button: Try again"],
  "answer-failed-once-a-person-has-taken-over": [
    failed,
    "no button: Try again",
    "no button: Ask for a person",
  ],
  "answer-removed": ["This message was removed", "no button: Helpful"],
  "answer-being-written-again": [
    "five years",
    "Looking in the help articles",
    "button: Stop",
    "no button: Answer again",
  ],
  "answer-voted-helpful": ["Thank you", "no link: Say why"],
  "answer-voted-not-helpful": ["Thank you", "link: Say why"],
  "answer-voted-with-a-reason": [
    "You said: It does not say who pays for the parcel.",
    "link: Change what you said",
  ],
  "answer-asking-for-a-reason": [
    "textbox: What was missing or wrong? You can leave this empty.",
    "button: Send",
  ],
  "answer-refusing-a-reason": [
    "alert: This holds characters that cannot be stored.",
    "It does not say who pays",
  ],
  "answer-pending-without-scripts": [
    "The answer is on its way.",
    "link: Write a message",
    "button: Ask for a person",
  ],
  "answer-for-the-team": ["How this answer came about", "no button: Helpful", "no button: Answer again"],
  "answer-for-the-team-with-how-it-came-about": [
    "OutcomeComplete",
    "gemini-2.5-flash",
    "link: Looking after zips",
  ],
  "answer-for-the-team-stopped-by-a-colleague": ["Stopped: Robin took over from the assistant", "Attempts2"],
  "answer-for-the-team-streaming": ["button: Stop", "no How this answer came about"],
  "answer-for-the-team-failed": ["The assistant could not answer. The message is waiting for the team."],
  "answer-for-the-team-voted-helpful": ["Mira found this helpful"],
  "answer-for-the-team-voted-with-a-reason": [
    "Mira found this not helpful: It does not say who pays for the parcel.",
  ],

  "answer-of-a-list": [...steps, ...again],
  "message-of-a-list": steps,
  "agents-message-of-a-list": steps,
  "answer-of-a-code": code,
  "message-of-a-code": code,
  "agents-message-of-a-code": code,
  "answer-of-a-table": table,
  "message-of-a-table": table,
  "agents-message-of-a-table": table,
  "answer-of-a-heading-and-quote": quote,
  "message-of-a-heading-and-quote": quote,
  "agents-message-of-a-heading-and-quote": quote,
  "answer-of-a-link-of-one-long-word": [`link: ${link}`],
  "message-of-a-link-of-one-long-word": [`link: ${link}`],
  "agents-message-of-a-link-of-one-long-word": [`link: ${link}`],

  "thread-of-three-days": ["heading: Monday 27 October 2025", "heading: Yesterday", "heading: Today"],
  "thread-with-unread-messages": ["log: Messages with Acme Outdoor", "listitem: 2 new messages"],
  "event-a-person-asked-for": ["listitem: A person was asked for 9:09"],
  "event-handed-over-by-the-assistant": ["The assistant asked for a person"],
  "event-taken-over": ["listitem: Robin took over from the assistant 9:09"],
  "event-taken-over-by-a-long-name": [`${longName} took over from the assistant`],
  "event-handed-back": ["Robin handed over to the assistant"],
  "event-answering-again-failed": [
    "The assistant could not answer again. Try it once more, or ask for a person",
  ],
  "event-taken-over-by-me": ["You took over from the assistant"],
  "event-assigned": ["Ines assigned this to Robin"],
  "event-unassigned": ["Ines assigned this to nobody"],
  "event-resolved": ["Ines resolved this"],
  "event-reopened": ["This was opened again"],
  "event-snoozed": ["Ines snoozed this until Wednesday 2 December 9:00"],
  "event-snooze-over": ["The snooze is over"],
  "event-labels-added": ["Ines added the labels Repair, Delivery"],
  "event-labels-removed": ["Ines removed the label Repair"],
  "note-to-the-team": ["Ines noted, team only", "The zip is from the 2023 series."],
  "note-calling-a-colleague": ["Ines noted, team only", "@Robin can you look at the invoice?"],
  "thread-of-the-team-resolved": [
    "log: Messages with Mira",
    "You took over from the assistant",
    "You resolved this",
  ],
  "typing-a-person": ["Robin is typing"],
  "typing-a-long-name": [`${longName} is typing`],
  "jump-pill": ["link: Newest"],
  "jump-pill-with-a-count": ["link: 2 new messages"],
  "earlier-messages": ["link: Earlier messages", "no status: Earlier"],
  "earlier-messages-loading": ["status: Loading earlier messages"],
  "earlier-messages-failed": [
    "link: Earlier messages did not load. Try again",
    "status: Earlier messages did not load.",
  ],
  "later-messages": ["link: Later messages"],
});
