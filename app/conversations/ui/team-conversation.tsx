import { useMemo, useRef } from "react";
import type { FormProblem } from "~/http/parse-form.server";
import type { InboxFilter } from "~/conversations/inbox-row";
import { useScripted } from "~/ui/use-scripted";
import { AboutUser } from "./about-user";
import { CaseHead } from "./case-head";
import { CasePane } from "./case-pane";
import { Desk } from "./desk";
import { MessageList } from "./message-list";
import { pressButton } from "./press-button";
import type { ReaderClock } from "./reader-clock";
import { TypingLine } from "./typing-line";
import type { LiveThread } from "./use-live-conversation";
import type { ReplyProblem } from "./use-reply";
import { useReply } from "./use-reply";
import { useThread } from "./use-thread";

export type TeamConversationProps = {
  loaded: LiveThread;
  user: { id: string; name: string; email: string | null; lastSeenAt: string | null; joinedAt: string };
  assistantName: string;
  me: { id: string; name: string };
  readBefore: number;
  lastSeq: number;
  waitingSince: string | null;
  clientId: string;
  filter: InboxFilter;
  earlierHref: string | null;
  laterHref: string | null;
  clock: ReaderClock;
  problem?: FormProblem | undefined;
};

/** One conversation in the inbox: its head, its thread, the desk, and who the user is. */
export function TeamConversation(props: TeamConversationProps) {
  const { loaded, user, me, clock, problem } = props;
  const scripted = useScripted();
  const id = loaded.conversation.id;
  const live = useThread(loaded, {
    viewer: "organization",
    viewerId: me.id,
    addresses: {
      events: `/inbox/${id}/events`,
      read: `/inbox/${id}/read`,
      typing: `/inbox/${id}/typing`,
      answer: `/inbox/${id}/assistant/stream`,
    },
  });
  const { thread } = live;
  const seenSeq = thread.messages.at(-1)?.seq ?? 0;
  const box = useRef<HTMLTextAreaElement>(null);
  const reply = useReply(`/inbox/${id}/send`, { seenSeq, box, onSent: live.show });
  const stopAction = `/inbox/${id}/assistant/stop`;
  const actions = useMemo(
    () => ({
      stopAction,
      onStop: (seq: number) => pressButton(stopAction, { seq: String(seq) }),
    }),
    [stopAction],
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
              waitingSince: props.waitingSince,
              running: thread.run !== null,
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
            seenSeq={seenSeq}
            ref={box}
            {...(typeof typed === "string" ? { defaultValue: typed } : {})}
            {...problemOf(props, reply.problem)}
            {...(scripted ? { onSubmitText: reply.send } : {})}
            onType={live.typing.onInput}
          />
        }
      >
        <MessageList
          conversationId={id}
          viewer="organization"
          viewerId={me.id}
          counterpart={user.name}
          messages={thread.messages}
          pending={reply.pending}
          events={thread.events}
          unreadAfterSeq={props.readBefore}
          loadedSeq={props.lastSeq}
          running={thread.run}
          assistantName={props.assistantName}
          streaming={live.streaming}
          connected={live.connection !== "offline"}
          actions={actions}
          earlierHref={props.earlierHref}
          laterHref={props.laterHref}
          timeZone={clock.timeZone}
          locale={clock.locale}
          now={clock.now}
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
