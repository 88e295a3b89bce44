import { newestHref } from "~/conversations/history/thread-address";
import { ThreadStrip } from "~/conversations/ui/live/thread-strip";
import { useScripted } from "~/ui/use-scripted";
import { CaseStrip } from "./case-strip";
import type { useOwnThread } from "./use-own-thread";
import type { UserConversationProps } from "./user-conversation";
import { UserDock } from "./user-dock";

type LiveDockProps = {
  live: ReturnType<typeof useOwnThread>;
  page: Pick<UserConversationProps, "organization" | "clientId" | "refreshing" | "problem">;
  onSubmitText: ((text: string) => boolean) | undefined;
};

/** The foot of the user's own thread as it stands now. */
export function LiveDock({ live, page, onSubmitText }: LiveDockProps) {
  const scripted = useScripted();
  const { thread, connection, outbox, draft } = live;
  const { press, failed } = live.buttons;
  return (
    <UserDock
      missed={live.missed}
      newestHref={live.follows ? undefined : newestHref({ path: "/messages", kept: "" })}
      organizationName={page.organization.name}
      clientId={page.clientId}
      refreshing={page.refreshing && !scripted}
      assistantHolds={thread.conversation.handledBy === "assistant"}
      strip={
        <ThreadStrip connection={connection} outbox={outbox} failed={failed}>
          <CaseStrip thread={thread} />
        </ThreadStrip>
      }
      box={live.box}
      saysKept={draft.isKept && (connection !== "open" || outbox.hold !== null)}
      problem={page.problem}
      onSubmitText={onSubmitText}
      onHandoff={scripted ? () => press("/messages/handoff") : undefined}
      onType={draft.onType}
    />
  );
}
