import type { ReaderClock } from "~/conversations/ui/thread/reader-clock";
import { AboutUser } from "./about-user";
import { AssignForm } from "./assign-form";
import { LabelForm } from "./label-form";
import type { TeamConversationProps } from "./team-conversation";
import type { useTeamThread } from "./use-team-thread";

type CaseAsideProps = Pick<TeamConversationProps, "user" | "me" | "team" | "labels" | "lastSeq"> & {
  live: ReturnType<typeof useTeamThread>;
  clock: ReaderClock;
};

/** Who the user of an open conversation is, and what can be changed about it. */
export function CaseAside({ live, user, me, team, labels, lastSeq, clock }: CaseAsideProps) {
  const { conversation, messages, events, presence } = live.thread;
  const here = presence.find(({ side }) => side === "user");
  return (
    <AboutUser
      user={user}
      joinedAt={user.joinedAt}
      messageCount={Math.max(lastSeq, messages.at(-1)?.seq ?? 0)}
      online={here?.online ?? false}
      lastSeenAt={here?.lastSeenAt ?? user.lastSeenAt}
      events={events.toReversed()}
      me={me}
      clock={clock}
    >
      <AssignForm conversationId={conversation.id} assignee={conversation.assignee} team={team} me={me} />
      <LabelForm conversationId={conversation.id} names={conversation.labels} labels={labels} />
    </AboutUser>
  );
}
