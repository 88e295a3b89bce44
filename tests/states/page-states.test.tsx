// @vitest-environment happy-dom
import { doorStates } from "~/states/door-states";
import { errorStates } from "~/states/error-states";
import { helpStates } from "~/states/help-states";
import { primitiveStates } from "~/states/primitive-states";
import { longName } from "~/states/states-fixture";
import { testTold } from "./told";

const needed = "alert: This field is needed.";
const signUp = ["heading: Create an organization", "textbox: Organization", "button: Create it"];
const onward = "link: Still stuck? Write to us. The assistant answers at once, and you can ask for a person.";
const reference = "Reference 4f1c-9a20";

testTold([...primitiveStates, ...doorStates, ...helpStates, ...errorStates], {
  "button-primary": ["button: Send"],
  "button-plain": ["button: Send"],
  "button-quiet": ["button: Send"],
  "button-danger": ["button: Send"],
  "button-erase": ["button: Send"],
  "button-small": ["button: Try now"],
  "button-with-an-icon": ["button: Retry"],
  "button-of-an-icon-alone": ["button: Search"],
  "button-disabled": ["button: Send"],
  "button-pressed": ["button: Helpful"],
  "button-busy": ["button: Loading earlier messages"],
  "button-that-leads-on": ["link: Help articles"],
  field: ["textbox: Name", "Shown to the people you write to.", "no alert: "],
  "field-filled-in": ["textbox: Name"],
  "field-with-a-problem": ["textbox: E-mail", "To sign in with.", "alert: This is not an e-mail address."],
  "field-disabled": ["textbox: Name"],
  "text-area": ["textbox: Greeting", "May be empty."],
  "text-area-with-a-problem": ["textbox: Greeting", "alert: This holds characters that cannot be stored."],
  tick: ["checkbox: The assistant answers", "Turned off, new messages wait."],
  "tick-taken": ["checkbox: The assistant answers"],
  "menu-shut": ["Profile"],
  "menu-open": ["link: API tokens", "button: Remove Tom", "robin@acme.test"],
  "question-before-what-cannot-be-undone": ["Delete the label Repair?", "button: Yes, delete it"],
  "secret-shown-once": ["region: Your new token", "It is shown only this once.", "link: I have kept it"],
  "draft-kept-through-a-fault": ["textbox: Your text, which was not sent", "button: Send it now"],
  "strip-with-a-title-and-a-way-on": [
    "The team knows. People answer soon.",
    "button: Write",
    "no alert: ",
    "no status: ",
  ],
  "skeleton-of-a-thread": ["no listitem: "],
  "skeleton-of-a-list": ["no listitem: "],
  avatars: ["no link: "],
  icons: ["no link: "],

  "door-login": [
    "heading: Sign in to Parley",
    "textbox: E-mail",
    "button: Sign in",
    "no heading: Demo accounts",
  ],
  "door-login-with-the-demos-accounts": ["region: Demo accounts", "parley-demo", "link: Use user@acme.test"],
  "door-login-refused": ["alert: The e-mail address or the password is not right."],
  "door-login-incomplete": [needed],
  "door-signup": [...signUp, "no alert: "],
  "door-signup-refused": [
    ...signUp,
    "alert: Write something here.",
    "alert: This is not an e-mail address.",
    needed,
  ],
  "door-join": ["heading: Join Acme Outdoor", "textbox: Your name", "button: Join"],
  "door-join-an-organization-of-a-long-name": [`heading: Join ${longName}`],
  "door-join-refused": ["alert: There is an account with this e-mail address, and this is not its password."],
  "door-invite": ["You were invited as Agent.", "button: Accept the invitation", "no textbox: E-mail"],
  "door-invite-gone": ["heading: This link no longer works", "link: Go to sign in"],

  "help-index": ["heading: Help articles", "link: Gift cards", onward],
  "help-index-empty": ["No articles yet", "no list: ", onward],
  "help-article": [
    "heading: Repairs and the five-year promise",
    "heading: How it works",
    "link: Messages",
    onward,
  ],
  "help-article-for-the-team": ["link: Inbox", "listitem: Who pays for the parcel?", "41"],
  "help-article-missing": ["heading: This article is not here", "link: All help articles", onward],

  "error-400": ["heading: That did not work", "This form is out of date.", "link: Back to Parley"],
  "error-403": ["heading: This page is not for you", "Nothing was changed.", "link: Back to Parley"],
  "error-404": ["heading: There is nothing here", "link: Back to Parley"],
  "error-500": [
    "heading: Something broke on our side",
    "Your messages are safe.",
    reference,
    "link: Try again",
  ],
  "error-503": ["heading: Back in a moment", "Everything sent before is safe.", reference, "link: Try again"],
  "error-503-with-a-text-kept": [
    "textbox: Your text, which was not sent",
    "button: Send it now",
    "no link: Try again",
  ],
  "error-offline": ["heading: You are offline", "What was sent is safe.", "link: Try again"],
});
