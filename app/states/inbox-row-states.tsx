import type { InboxFilter, InboxRow } from "~/conversations/inbox/inbox-row";
import { ConversationRow } from "~/conversations/ui/inbox/conversation-row";
import { EmptyList } from "~/conversations/ui/inbox/empty-list";
import type { State } from "./state";
import { clock, filter, ines, inboxRow, labels, longName, minutesAgo, mira, robin } from "./states-fixture";

type RowProps = Partial<InboxRow> & { current?: boolean };

const Row = ({ current = false, ...fields }: RowProps) => (
  <ConversationRow
    row={inboxRow(fields)}
    filter={filter}
    labels={labels}
    current={current}
    me={robin}
    clock={clock}
  />
);

const said = (senderType: "user" | "agent" | "assistant", senderName: string, preview: string) => ({
  lastMessage: { seq: 7, senderType, senderName, preview, createdAt: minutesAgo(60 * 30) },
});

const Empty = (fields: Partial<InboxFilter>) => <EmptyList filter={{ ...filter, ...fields }} />;

const byTeam = { handledBy: "team" } as const;

/** One conversation of the list, and a list without any. */
export const inboxRowStates: State[] = [
  { name: "row-of-the-assistant", shows: <Row /> },
  { name: "row-the-assistant-writes", shows: <Row running /> },
  { name: "row-chosen", shows: <Row current /> },
  { name: "row-unread", shows: <Row unread={2} {...byTeam} waitingSince={minutesAgo(2)} /> },
  { name: "row-unread-beyond-counting", shows: <Row unread={120} {...byTeam} /> },
  { name: "row-waiting", shows: <Row {...byTeam} waitingSince={minutesAgo(12)} /> },
  { name: "row-waiting-too-long", shows: <Row {...byTeam} waitingSince={minutesAgo(41)} /> },
  {
    name: "row-of-mine",
    shows: <Row {...byTeam} assignee={robin} {...said("agent", "Robin", "No, as it is.")} />,
  },
  {
    name: "row-of-a-colleague",
    shows: <Row {...byTeam} assignee={ines} {...said("agent", "Ines", "Gladly.")} />,
  },
  {
    name: "row-last-said-by-the-assistant",
    shows: <Row {...said("assistant", "Assistant", "Yes, for years.")} />,
  },
  { name: "row-with-a-label", shows: <Row labels={["Repair"]} /> },
  {
    name: "row-with-many-labels-and-long-words",
    shows: (
      <Row
        {...byTeam}
        user={{ ...mira, name: longName }}
        assignee={{ id: "long", name: longName }}
        labels={labels.map(({ name }) => name).reverse()}
        waitingSince={minutesAgo(41)}
        unread={120}
        {...said("user", longName, longName)}
      />
    ),
  },
  {
    name: "row-from-right-to-left",
    shows: <Row user={{ ...mira, name: "מירה" }} {...said("user", "מירה", "שלום, איפה ההזמנה שלי?")} />,
  },
  { name: "row-of-an-empty-conversation", shows: <Row lastMessage={null} /> },
  { name: "list-with-nobody-waiting", shows: <Empty /> },
  { name: "list-of-mine-empty", shows: <Empty view="mine" /> },
  { name: "list-of-unassigned-empty", shows: <Empty view="unassigned" /> },
  { name: "list-of-the-assistant-empty", shows: <Empty view="assistant" /> },
  { name: "list-of-snoozed-empty", shows: <Empty status="snoozed" /> },
  { name: "list-of-resolved-empty", shows: <Empty status="resolved" /> },
  { name: "list-of-a-label-empty", shows: <Empty label="Repair" /> },
  { name: "list-with-nothing-found", shows: <Empty q="ridgline" /> },
  { name: "list-with-nothing-found-among-mine", shows: <Empty q="ridgline" view="mine" /> },
];
