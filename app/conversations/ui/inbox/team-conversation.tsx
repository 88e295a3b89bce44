import { useMemo } from "react";
import type { FormProblem } from "~/http/parse-form.server";
import type { InboxFilter } from "~/conversations/inbox/inbox-row";
import type { Label } from "~/conversations/labels/label";
import type { Colleague } from "~/conversations/casework/list-colleagues.server";
import { waitingSince } from "~/conversations/inbox/waiting-since";
import { newestHref, pageHrefs } from "~/conversations/history/thread-address";
import { addressInInbox } from "./address-in-inbox";
import { CaseAside } from "./case-aside";
import { CaseHead } from "./case-head";
import { CasePane } from "./case-pane";
import { CaseSearch } from "./case-search";
import { SummaryButton, ThreadSummary } from "./thread-summary";
import { TeamDesk } from "./team-desk";
import { useThreadSummary } from "./use-thread-summary";
import type { ReplyTitle } from "~/conversations/ui/replies/use-saved-replies";
import type { KeptForThread } from "~/conversations/inbox/kept-for-thread";
import { MessageList } from "~/conversations/ui/thread/message-list";
import type { ReaderClock } from "~/conversations/ui/thread/reader-clock";
import { SpokenNews } from "~/conversations/ui/spoken/spoken-news";
import { teamOnly } from "~/conversations/ui/thread/team-only";
import { TypingLine } from "~/conversations/ui/thread/typing-line";
import type { LiveThread } from "~/conversations/ui/live/use-live-conversation";
import { useReaderClock } from "~/conversations/ui/thread/use-reader-clock";
import { useAbsentPlace } from "~/conversations/ui/thread/use-absent-place";
import { useLooking } from "./use-looking";
import { useTeamThread } from "./use-team-thread";

export type TeamConversationProps = {
  loaded: LiveThread;
  user: { id: string; name: string; email: string | null; lastSeenAt: string | null; joinedAt: string };
  assistantName: string;
  me: { id: string; name: string };
  /** Who answers for the organization. */
  team: Colleague[];
  readBefore: number;
  lastSeq: number;
  clientId: string;
  filter: InboxFilter;
  /** The organization's, to choose from. */
  labels: Label[];
  clock: ReaderClock;
  problem?: FormProblem | undefined;
  /** The saved replies of the organization, by title. */
  replies: ReplyTitle[];
  /** What the assistant can do for the team. */
  aids: { draft: boolean; summary: boolean };
  /** What the page before this one left to show: what was in the box, and a summary. */
  kept: KeptForThread;
};

/** One conversation in the inbox: its head, its thread, the desk, and who the user is. */
export function TeamConversation(props: TeamConversationProps) {
  const { loaded, user, me, problem, aids } = props;
  const clock = useReaderClock(props.clock);
  const id = loaded.conversation.id;
  const address = addressInInbox(id, props.filter);
  useAbsentPlace(address);
  const live = useTeamThread(loaded, me.id);
  useLooking(`/inbox/${id}/looking`);
  const { thread } = live;
  const summary = useThreadSummary(`/inbox/${id}/summary`, props.kept.summary ?? null);
  const { conversation } = thread;
  const teamNames = useMemo(() => props.team.map(({ name }) => name), [props.team]);
  const typed = problem?.values["body"];
  const { assistantName } = props;
  const shown = { ...live.shown, pending: live.reply.pending, viewerId: me.id, assistantName, ...clock };
  return (
    <>
      <CasePane
        userName={user.name}
        head={
          <CaseHead
            conversation={{
              ...conversation,
              user,
              waitingSince: waitingSince(thread.messages, thread.events),
              running: live.answering,
            }}
            filter={props.filter}
            labels={props.labels}
            me={me}
            clock={clock}
            looking={thread.looking}
            search={
              <>
                {aids.summary && <SummaryButton summary={summary} />}
                <CaseSearch {...props} />
              </>
            }
          />
        }
        above={<ThreadSummary summary={summary} closeHref={newestHref(address)} />}
        missed={live.missed}
        newestHref={live.follows ? undefined : newestHref(address)}
        desk={
          <TeamDesk
            live={live}
            userName={user.name}
            clientId={props.clientId}
            replies={props.replies}
            canDraft={aids.draft}
            kept={props.kept}
            typed={typeof typed === "string" ? typed : props.kept.body}
            problem={problem}
          />
        }
      >
        <MessageList
          {...shown}
          teamNames={teamNames}
          teamOnly={teamOnly}
          viewer="organization"
          counterpart={user.name}
          unreadAfterSeq={props.readBefore}
          loadedSeq={props.lastSeq}
          actions={live.actions}
          address={address}
          {...pageHrefs(address, thread.page)}
        />
        <TypingLine person={live.typingPerson} />
        <SpokenNews {...shown} />
      </CasePane>
      <CaseAside {...props} live={live} clock={clock} />
    </>
  );
}
