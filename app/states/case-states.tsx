import type { ComponentProps } from "react";
import { CaseHead } from "~/conversations/ui/inbox/case-head";
import { NothingChosen } from "~/conversations/ui/inbox/nothing-chosen";
import { Opened } from "./opened";
import type { State } from "./state";
import { clock, filter, ines, inboxRow, labels, longName, minutesAgo, mira, robin } from "./states-fixture";

type Fields = Partial<ComponentProps<typeof CaseHead>["conversation"]>;
type HeadProps = Fields & { looking?: string[] };

const Head = ({ looking = [], ...fields }: HeadProps) => (
  <CaseHead
    conversation={{ ...inboxRow(), ...fields }}
    filter={filter}
    labels={labels}
    me={robin}
    clock={clock}
    looking={looking.map((name) => ({
      ...{ conversationId: "conversation-mira", memberId: name, name, looking: true, expiresAt: clock.now },
    }))}
  />
);

const byTeam = { handledBy: "team" } as const;

/** Who holds a conversation, in its head. */
export const caseStates: State[] = [
  { name: "case-of-the-assistant", shows: <Head /> },
  { name: "case-the-assistant-answers", shows: <Head running /> },
  { name: "case-waiting", shows: <Head {...byTeam} waitingSince={minutesAgo(12)} /> },
  { name: "case-waiting-too-long", shows: <Head {...byTeam} waitingSince={minutesAgo(41)} /> },
  { name: "case-of-nobody", shows: <Head {...byTeam} /> },
  { name: "case-of-mine", shows: <Head {...byTeam} assignee={robin} /> },
  { name: "case-of-a-colleague", shows: <Head {...byTeam} assignee={ines} /> },
  { name: "case-resolved", shows: <Head {...byTeam} status="resolved" assignee={ines} /> },
  { name: "case-snoozed", shows: <Head {...byTeam} status="snoozed" snoozedUntil="2026-12-07T09:00:00Z" /> },
  { name: "case-with-labels", shows: <Head labels={labels.map(({ name }) => name)} /> },
  { name: "case-others-look-at", shows: <Head looking={["Ines", "Tom"]} /> },
  {
    name: "case-of-a-long-name",
    shows: <Head user={{ ...mira, name: longName }} {...byTeam} assignee={{ id: "long", name: longName }} />,
  },
  {
    name: "case-snooze-menu-open",
    drawn: "apart",
    shows: (
      <Opened>
        <Head />
      </Opened>
    ),
  },
  { name: "no-case-chosen", shows: <NothingChosen rows={[]} /> },
  {
    name: "no-case-chosen-and-one-waits",
    shows: <NothingChosen rows={[inboxRow({ ...byTeam, waitingSince: minutesAgo(41) })]} />,
  },
];
