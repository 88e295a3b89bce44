import type { ReactNode } from "react";
import type { InboxFilter, InboxRow } from "~/conversations/inbox/inbox-row";
import { CommandPalette } from "~/conversations/ui/commands/command-palette";
import { KeyList } from "~/conversations/ui/commands/key-list";
import { AboutUser } from "~/conversations/ui/inbox/about-user";
import { AssignForm } from "~/conversations/ui/inbox/assign-form";
import { CaseHead } from "~/conversations/ui/inbox/case-head";
import { CasePane } from "~/conversations/ui/inbox/case-pane";
import { ConversationList } from "~/conversations/ui/inbox/conversation-list";
import { Desk } from "~/conversations/ui/inbox/desk";
import { InboxShell } from "~/conversations/ui/inbox/inbox-shell";
import { LabelForm } from "~/conversations/ui/inbox/label-form";
import { NothingChosen } from "~/conversations/ui/inbox/nothing-chosen";
import { Afterwards } from "./afterwards";
import { TeamThread } from "./drawn-thread";
import type { State } from "./state";
import {
  clock,
  filter as open,
  fromRobin,
  ines,
  inboxRow,
  labels,
  message,
  minutesAgo,
  mira,
  organization,
  robin,
  team,
} from "./states-fixture";

const rows = [
  inboxRow({ handledBy: "team", waitingSince: minutesAgo(41), unread: 2, labels: ["Repair", "Delivery"] }),
  inboxRow({ id: "conversation-wen", user: { id: "wen", name: "Wen", email: null }, running: true }),
  inboxRow({
    id: "conversation-tom",
    user: { id: "tom", name: "Tom", email: null },
    handledBy: "team",
    assignee: ines,
  }),
];

type InboxProps = {
  rows?: InboxRow[];
  filter?: InboxFilter;
  selectedId?: string;
  older?: string;
  children?: ReactNode;
};

const Inbox = ({ rows: shown = rows, filter = open, selectedId, older, children }: InboxProps) => (
  <InboxShell
    pane={selectedId ? "case" : "list"}
    organizationName={organization}
    view={filter.view}
    label={filter.label}
    labels={labels}
    counts={{ all: 100, mine: 0, unassigned: 1, assistant: 12 }}
    me={robin}
    list={
      <ConversationList
        rows={shown}
        filter={filter}
        labels={labels}
        team={team}
        older={older ?? null}
        me={robin}
        clock={clock}
        {...(selectedId ? { selectedId } : {})}
      />
    }
  >
    {children ?? <NothingChosen rows={shown} />}
  </InboxShell>
);

type CaseProps = { desk?: ReactNode; online?: boolean; lastSeenAt?: string };

const OpenCase = ({ desk, online = false, lastSeenAt }: CaseProps) => (
  <Inbox selectedId="conversation-mira">
    <CasePane
      userName={mira.name}
      head={
        <CaseHead
          conversation={inboxRow({ handledBy: "team", assignee: robin, labels: ["Repair"] })}
          {...{ filter: open, labels, me: robin, clock }}
        />
      }
      desk={desk}
    >
      <TeamThread
        messages={[
          message({ seq: 1, createdAt: minutesAgo(12) }),
          message({
            seq: 2,
            sender: fromRobin,
            body: "No, as it is.",
            status: "read",
            createdAt: minutesAgo(9),
          }),
        ]}
      />
    </CasePane>
    <AboutUser
      user={mira}
      joinedAt="2024-03-02T10:00:00Z"
      messageCount={120}
      online={online}
      lastSeenAt={lastSeenAt ?? null}
      events={[{ id: "1", code: "taken-over", actor: robin, createdAt: minutesAgo(10) }]}
      me={robin}
      clock={clock}
    >
      <AssignForm conversationId="conversation-mira" assignee={robin} team={team} me={robin} />
      <LabelForm conversationId="conversation-mira" names={["Repair"]} labels={labels} />
    </AboutUser>
  </Inbox>
);

const desk = (
  <Desk
    {...{
      conversationId: "conversation-mira",
      userName: mira.name,
      handledBy: "team",
      clientId: "next",
      seenSeq: 2,
    }}
  />
);
const close = () => {};

/** The inbox as pages: what stands beside what, and what opens over it. */
export const inboxPageStates: State[] = [
  { name: "inbox-with-none-open", drawn: "whole", shows: <Inbox /> },
  { name: "inbox-with-older-conversations", drawn: "whole", shows: <Inbox older="cursor" /> },
  { name: "inbox-empty", drawn: "whole", shows: <Inbox rows={[]} /> },
  { name: "inbox-of-a-label", drawn: "whole", shows: <Inbox filter={{ ...open, label: "Repair" }} /> },
  { name: "inbox-of-resolved", drawn: "whole", shows: <Inbox filter={{ ...open, status: "resolved" }} /> },
  { name: "inbox-with-one-open-and-its-user-here", drawn: "whole", shows: <OpenCase online desk={desk} /> },
  {
    name: "inbox-with-one-open-and-its-user-gone",
    drawn: "whole",
    shows: <OpenCase lastSeenAt={minutesAgo(60)} desk={desk} />,
  },
  { name: "inbox-with-one-open-and-its-user-never-seen", drawn: "whole", shows: <OpenCase desk={desk} /> },
  {
    name: "inbox-under-the-command-palette",
    drawn: "whole",
    shows: (
      <>
        <OpenCase desk={desk} />
        <Afterwards>
          <CommandPalette onClose={close} />
        </Afterwards>
      </>
    ),
  },
  {
    name: "inbox-under-the-list-of-keys",
    drawn: "whole",
    shows: (
      <>
        <Inbox />
        <Afterwards>
          <KeyList onClose={close} />
        </Afterwards>
      </>
    ),
  },
];
