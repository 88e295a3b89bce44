import { useMemo } from "react";
import type { FormProblem } from "~/http/parse-form.server";
import type { InboxFilter } from "~/conversations/inbox-row";
import { useScripted } from "~/ui/use-scripted";
import { waitingSince } from "~/conversations/waiting-since";
import { AboutUser } from "./about-user";
import { CaseHead } from "./case-head";
import { CasePane } from "./case-pane";
import { Desk } from "./desk";
import { MessageList } from "./message-list";
import type { ReaderClock } from "./reader-clock";
import { ThreadStrip } from "./thread-strip";
import { TypingLine } from "./typing-line";
import type { LiveThread } from "./use-live-conversation";
import type { ReplyProblem } from "./use-reply";
import { useReaderClock } from "./use-reader-clock";
import { useTeamThread } from "./use-team-thread";

export type TeamConversationProps = {
  loaded: LiveThread;
  user: { id: string; name: string; email: string | null; lastSeenAt: string | null; joinedAt: string };
  assistantName: string;
  me: { id: string; name: string };
  readBefore: number;
  lastSeq: number;
  /** The page shows the newest messages, all of them. */
  follows: boolean;
  clientId: string;
  filter: InboxFilter;
  earlierHref: string | null;
  laterHref: string | null;
  clock: ReaderClock;
  problem?: FormProblem | undefined;
};

/** One conversation in the inbox: its head, its thread, the desk, and who the user is. */
export function TeamConversation(props: TeamConversationProps) {
  const { loaded, user, me, problem } = props;
  const clock = useReaderClock(props.clock);
  const scripted = useScripted();
  const id = loaded.conversation.id;
  const live = useTeamThread(loaded, me.id, props.follows);
  const { thread, reply, stopAction } = live;
  const { press, failed } = live.buttons;
  const actions = useMemo(
    () => ({
      stopAction,
      onStop: (seq: number) => press(stopAction, { seq: String(seq) }),
    }),
    [stopAction, press],
  );
  const { conversation } = thread;
  const typed = problem?.values["body"];
  const presence = thread.presence.find(({ side }) => side === "user");
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
            me={me}
            clock={clock}
          />
        }
        desk={
          <Desk
            conversationId={id}
            userName={user.name}
            handledBy={conversation.handledBy}
            clientId={props.clientId}
            seenSeq={live.seenSeq}
            ref={live.box}
            {...(typeof typed === "string" ? { defaultValue: typed } : {})}
            {...problemOf(props, reply.problem)}
            {...(scripted && props.follows ? { onSubmitText: reply.send } : {})}
            onType={live.typing.onType}
            strip={<ThreadStrip connection={live.connection} waiting={0} failed={failed} />}
          />
        }
      >
        <MessageList
          {...live.shown}
          viewer="organization"
          viewerId={me.id}
          counterpart={user.name}
          pending={reply.pending}
          unreadAfterSeq={props.readBefore}
          loadedSeq={props.lastSeq}
          assistantName={props.assistantName}
          actions={actions}
          earlierHref={props.earlierHref}
          laterHref={props.laterHref}
          {...clock}
        />
        <TypingLine person={live.typingPerson} />
      </CasePane>
      <AboutUser
        user={user}
        joinedAt={user.joinedAt}
        messageCount={Math.max(props.lastSeq, thread.messages.at(-1)?.seq ?? 0)}
        online={presence?.online ?? false}
        lastSeenAt={presence?.lastSeenAt ?? user.lastSeenAt}
        events={thread.events.toReversed()}
        me={me}
        clock={clock}
      />
    </>
  );
}

/** What the desk says of the last attempt: the script's own, else the page's. */
function problemOf({ problem, user }: TeamConversationProps, reply: ReplyProblem | null) {
  const overtaken = reply ? reply.overtaken : problem?.code === "newer-messages";
  if (overtaken) return { overtakenBy: user.name };
  return { error: reply?.detail ?? problem?.errors["body"] ?? problem?.message ?? null };
}
