// @vitest-environment happy-dom
import { longName } from "~/states/states-fixture";
import { userPageStates } from "~/states/user-page-states";
import { testTold } from "./told";

const box = "textbox: Message to Acme Outdoor";
const thread = ["log: Messages with Acme Outdoor", "link: Earlier messages", "listitem: 1 new message"];

testTold(userPageStates, {
  "messages-with-a-thread": ["heading: Acme Outdoor", "The team is here", ...thread, "Robin is typing", box],
  "messages-with-the-assistant-alone": ["Away, the assistant answers", ...thread],
  "messages-with-nobody-here": ["The team is away", ...thread],
  "messages-with-messages-missed": thread,
  "messages-in-the-past": ["link: Newest", ...thread],
  "messages-of-an-organization-of-a-long-name": [`heading: ${longName}`],
  "messages-before-the-first-message": [
    "heading: Hello Mira, what can we help with?",
    "button: Where is my order?",
    box,
  ],
  "messages-offline": ["status: You’re offline.", "Waiting to send", "Kept on this device as you type", box],
  "messages-waiting-for-an-answer": ["Looking in the help articles", box],
  "messages-refreshing-without-scripts": ["The answer is on its way.", "link: Write a message", `no ${box}`],
  "messages-with-its-menus-open": ["link: Profile", "button: Log out", "searchbox: Words"],
  "messages-asking-for-a-reason": [
    "heading: Why was this answer not helpful?",
    "alert: Write something here.",
  ],
});
