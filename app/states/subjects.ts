import { answerStates } from "./answer-states";
import { caseStates } from "./case-states";
import { composerStates } from "./composer-states";
import { deskStates } from "./desk-states";
import { doorStates } from "./door-states";
import { errorStates } from "./error-states";
import { helpStates } from "./help-states";
import { inboxPageStates } from "./inbox-page-states";
import { inboxRowStates } from "./inbox-row-states";
import { lineStates } from "./line-states";
import { markdownStates } from "./markdown-states";
import { ownMessageStates } from "./own-message-states";
import { primitiveStates } from "./primitive-states";
import { searchStates } from "./search-states";
import { settingsStates } from "./settings-states";
import { settingsThingStates } from "./settings-thing-states";
import type { Subject } from "./state";
import { stripStates } from "./strip-states";
import { userPageStates } from "./user-page-states";

/** All states, in the order of the page that lists them. */
export const subjects: readonly Subject[] = [
  { title: "What people said", states: ownMessageStates },
  { title: "The assistant’s answer", states: answerStates },
  { title: "Markdown", states: markdownStates },
  { title: "Between messages", states: lineStates },
  { title: "Where a user writes", states: composerStates },
  { title: "Above the composer and the desk", beside: 2, states: stripStates },
  { title: "Searching a thread", beside: 2, states: searchStates },
  { title: "Rows and lists of the inbox", states: inboxRowStates },
  { title: "Who holds the conversation", beside: 2, states: caseStates },
  { title: "Where an agent writes", beside: 2, states: deskStates },
  { title: "Settings: members and tokens", beside: 1, states: settingsStates },
  { title: "Settings: articles, labels, replies, the log", beside: 1, states: settingsThingStates },
  { title: "Controls", states: primitiveStates },
  { title: "A user’s page", states: userPageStates },
  { title: "The inbox", states: inboxPageStates },
  { title: "The door", states: doorStates },
  { title: "Help", states: helpStates },
  { title: "Error pages", states: errorStates },
];
