// @vitest-environment happy-dom
import { settingsStates } from "~/states/settings-states";
import { settingsThingStates } from "~/states/settings-thing-states";
import { longName } from "~/states/states-fixture";
import { testTold } from "./told";

const needed = "alert: This field is needed.";
const blank = "alert: Write something here.";
const everyone = ["heading: Everyone 4", "searchbox: Name or e-mail", "columnheader: Role"];

testTold([...settingsStates, ...settingsThingStates], {
  "settings-of-an-admin": ["heading: Members", "link: Audit log", "link: Inbox", "button: Make invitation"],
  "settings-of-a-user": ["heading: Profile", "link: API tokens", "link: Messages", "no link: Audit log"],
  "settings-form": ["textbox: Name", "button: Save", "no alert: "],
  "settings-form-refused": [blank],
  "settings-form-overtaken": ["alert: Something else changed in the meantime."],
  members: [
    ...everyone,
    "combobox: Role of Robin",
    "row: ines@acme.test",
    "row: No e-mail address",
    "row: Not yet",
  ],
  "members-with-one-admin-left": [
    "There is only one admin",
    "button: Change Role of Robin",
    "no button: Remove Ines",
  ],
  "members-found-none": ["Nobody was found.", "no columnheader: Role"],
  "members-of-more-than-one-page": [...everyone, "link: More members"],
  "invite-form": ["textbox: E-mail", "combobox: Role", "button: Make invitation"],
  "invite-form-refused": ["alert: This is not an e-mail address.", needed],
  invites: [
    "heading: Open invitations 2",
    "row: 7 December 2026",
    "row: Expired",
    "button: Withdraw tom@acme.test",
  ],
  "invite-made": ["region: The invitation is ready", "https://parley.test/invite/", "link: I have copied it"],
  tokens: [
    "heading: Your tokens 3",
    "row: Not used yet",
    "row: Expired 30 November 2026",
    "button: Revoke Warehouse",
  ],
  "tokens-empty": ["No tokens yet", "no button: Revoke Warehouse"],
  "token-form": ["textbox: Name", "group: What it may do", "combobox: Expires in", "button: Create token"],
  "token-form-refused": [needed, "combobox: Expires in"],
  "token-made": ["region: Your new token", "parley_4f1c", "It is shown only this once."],

  articles: [
    "heading: Help articles 2",
    "listitem: 41 found an answer from it helpful, 3 did not",
    "listitem: Draft",
  ],
  "articles-empty": ["No articles yet", "link: New article"],
  "article-form-new": ["textbox: Title", "textbox: Text", "radio: Draft", "button: Save", "button: Preview"],
  "article-form-of-a-stored-one": ["We repair what we made, for **five years**."],
  "article-form-refused": [blank],
  "article-form-with-its-look": [
    "region: Preview",
    "heading: Zips",
    "We repair what we made, for five years.",
  ],
  "article-stored-meanwhile": ["What is saved now", "We repair what we made"],
  labels: ["heading: Labels 3", "listitem: Repair12 conversations", "listitem: Delivery1 conversation"],
  "labels-empty": ["No labels yet", "Make the first one below."],
  "label-form-new": ["textbox: Name", "group: Colour", "radio: Sage", "button: Add label"],
  "label-form-refused": [blank],
  replies: ["heading: Saved replies 2", "listitem: Hello {{firstName}}, here is the form."],
  "replies-empty": ["No saved replies yet"],
  "reply-form-new": ["textbox: Title", "textbox: Text", "button: Add reply"],
  "reply-form-refused": [blank],
  audit: ["listitem: changed the organization: Name, Accent colour.", `${longName}`, "link: Older"],
  "audit-empty": ["Nothing was changed yet", "no link: Older"],
});
