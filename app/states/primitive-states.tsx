import { AssistantMark, Avatar } from "~/ui/avatar";
import { Button, ButtonLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Icon, iconNames } from "~/ui/icon";
import { KeptDraft } from "~/ui/kept-draft";
import { Menu, MenuLink } from "~/ui/menu";
import { ShownOnce } from "~/ui/shown-once";
import { Skeleton } from "~/ui/skeleton";
import { Strip } from "~/ui/strip";
import { TextArea } from "~/ui/text-area";
import { Tick } from "~/ui/tick";
import { tints } from "~/ui/tint";
import { englishWords } from "~/i18n/words";
import { DeleteForm } from "~/organizations/ui/delete-form";
import { Opened } from "./opened";
import type { State } from "./state";

const looks = ["primary", "plain", "quiet", "danger", "erase"] as const;
const wrong = englishWords("problems.field-email");

/** What every page is made of. */
export const primitiveStates: State[] = [
  ...looks.map((look) => ({ name: `button-${look}`, shows: <Button look={look}>Send</Button> })),
  { name: "button-small", shows: <Button small>Try now</Button> },
  { name: "button-with-an-icon", shows: <Button icon="retry">Retry</Button> },
  {
    name: "button-of-an-icon-alone",
    shows: (
      <Button look="quiet" icon="search" iconOnly>
        Search
      </Button>
    ),
  },
  { name: "button-disabled", shows: <Button disabled>Send</Button> },
  {
    name: "button-pressed",
    shows: (
      <Button look="quiet" icon="yes" aria-pressed>
        Helpful
      </Button>
    ),
  },
  { name: "button-busy", shows: <Button aria-busy>Loading earlier messages</Button> },
  { name: "button-that-leads-on", shows: <ButtonLink href="/help">Help articles</ButtonLink> },
  { name: "field", shows: <Field label="Name" name="name" help="Shown to the people you write to." /> },
  { name: "field-filled-in", shows: <Field label="Name" name="name" defaultValue="Robin" /> },
  {
    name: "field-with-a-problem",
    shows: (
      <Field label="E-mail" name="email" defaultValue="robin@acme" help="To sign in with." error={wrong} />
    ),
  },
  { name: "field-disabled", shows: <Field label="Name" name="name" defaultValue="Robin" disabled /> },
  { name: "text-area", shows: <TextArea label="Greeting" name="greeting" help="May be empty." /> },
  {
    name: "text-area-with-a-problem",
    shows: (
      <TextArea
        label="Greeting"
        name="greeting"
        defaultValue="Hi"
        error={englishWords("problems.field-characters")}
      />
    ),
  },
  {
    name: "tick",
    shows: <Tick label="The assistant answers" name="enabled" help="Turned off, new messages wait." />,
  },
  { name: "tick-taken", shows: <Tick label="The assistant answers" name="enabled" defaultChecked /> },
  {
    name: "menu-shut",
    shows: (
      <Menu label="More" summary={<Icon name="more" />} summaryClassName="button button--quiet button--icon">
        <MenuLink href="/settings/profile">Profile</MenuLink>
      </Menu>
    ),
  },
  {
    name: "menu-open",
    drawn: "apart",
    shows: (
      <Opened>
        <Menu
          label="More"
          summary={<Icon name="more" />}
          summaryClassName="button button--quiet button--icon"
        >
          <p className="menu__title">robin@acme.test</p>
          <MenuLink icon="key" href="/settings/tokens">
            API tokens
          </MenuLink>
          <div className="menu__rule" />
          <button className="menu__item menu__item--danger">
            <Icon name="close" />
            Remove Tom
          </button>
        </Menu>
      </Opened>
    ),
  },
  {
    name: "question-before-what-cannot-be-undone",
    drawn: "apart",
    shows: (
      <Opened>
        <DeleteForm action="/settings/labels/1/remove" question="Delete the label Repair?" />
      </Opened>
    ),
  },
  {
    name: "secret-shown-once",
    shows: (
      <ShownOnce
        icon="key"
        title={englishWords("settings.token-created")}
        text={englishWords("settings.token-created-text", { name: "Warehouse" })}
        hint={englishWords("settings.token-created-hint")}
        secret="parley_4f1c9a20b7e34d0c8f5a6b1e2d3c4f5a6b7c8d9e0f1a2b3c"
        words={{ copy: "Copy", copied: "Copied", done: "I have kept it" }}
        doneHref="/settings/tokens"
      />
    ),
  },
  {
    name: "draft-kept-through-a-fault",
    shows: (
      <KeptDraft
        draft={{ body: "Should I wash it first?", clientId: "next" }}
        label={englishWords("faults.page-503-draft")}
        action={englishWords("faults.page-503-send")}
      />
    ),
  },
  {
    name: "strip-with-a-title-and-a-way-on",
    shows: (
      <Strip icon="info" title="The team knows." actions={<Button small>Write</Button>}>
        People answer soon.
      </Strip>
    ),
  },
  { name: "skeleton-of-a-thread", shows: <Skeleton shape="thread" /> },
  { name: "skeleton-of-a-list", shows: <Skeleton shape="rows" /> },
  {
    name: "avatars",
    shows: (
      <p className="run">
        {tints.map((tint) => (
          <Avatar key={tint} name={tint} />
        ))}
        <Avatar name="Robin" size="small" />
        <Avatar name="Robin" size="large" />
        <AssistantMark />
      </p>
    ),
  },
  {
    name: "icons",
    shows: (
      <p className="run">
        {iconNames.map((name) => (
          <Icon key={name} name={name} />
        ))}
      </p>
    ),
  },
];
