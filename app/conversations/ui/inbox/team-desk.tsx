import type { FormProblem } from "~/http/parse-form.server";
import { ThreadStrip } from "~/conversations/ui/live/thread-strip";
import { Strip } from "~/ui/strip";
import { useScripted } from "~/ui/use-scripted";
import { Desk } from "./desk";
import { deskProblem } from "./desk-problem";
import { DeskPreview, PreviewButton } from "./desk-preview";
import { DraftButton } from "./draft-button";
import { RepliesMenu } from "~/conversations/ui/replies/replies-menu";
import { useSavedReplies, type ReplyTitle } from "~/conversations/ui/replies/use-saved-replies";
import { useDraftedReply } from "./use-drafted-reply";
import { usePreview } from "./use-preview";
import type { KeptForThread } from "~/conversations/inbox/kept-for-thread";
import type { useTeamThread } from "./use-team-thread";

type TeamDeskProps = {
  live: ReturnType<typeof useTeamThread>;
  userName: string;
  clientId: string;
  /** The saved replies of the organization. */
  replies: ReplyTitle[];
  /** The assistant can draft a reply. */
  canDraft: boolean;
  /** What the box held before the page was served. */
  typed: string | undefined;
  kept: KeptForThread;
  problem: FormProblem | undefined;
};

/** The desk of a thread, with all that is live about it. */
export function TeamDesk({
  live,
  userName,
  clientId,
  replies,
  canDraft,
  typed,
  kept,
  problem,
}: TeamDeskProps) {
  const scripted = useScripted();
  const { conversation } = live.thread;
  const action = `/inbox/${conversation.id}/draft`;
  const lastSpeaker = live.thread.messages.findLast(({ sender }) => sender.type !== "assistant")?.sender;
  const drafted = useDraftedReply(action, { box: live.box, write: live.draft.write });
  const preview = usePreview(live.box, kept.preview ?? null);
  const saved = useSavedReplies({
    conversationId: conversation.id,
    replies,
    box: live.box,
    write: live.draft.write,
  });
  function send(text: string, resolve: boolean): boolean {
    drafted.stop();
    return live.reply.send(text, resolve);
  }
  return (
    <Desk
      conversationId={conversation.id}
      userName={userName}
      handledBy={conversation.handledBy}
      clientId={clientId}
      seenSeq={live.seenSeq}
      ref={live.box}
      {...(typed === undefined ? {} : { defaultValue: typed })}
      {...deskProblem(lastSpeaker?.name ?? userName, problem, live.reply.problem)}
      {...(scripted && live.follows ? { onSubmitText: send } : {})}
      onType={live.draft.onType}
      waits={live.reply.waits}
      defaultKind={problem?.values["kind"] === "note" ? "note" : kept.kind}
      onChooseKind={live.keepKind}
      {...(scripted ? { replies: saved } : {})}
      anyTools={<PreviewButton action={`/inbox/${conversation.id}/preview`} preview={preview} />}
      below={<DeskPreview content={preview.content} />}
      tools={
        <>
          <RepliesMenu
            conversationId={conversation.id}
            replies={replies}
            onInsert={(replyId) => void saved.insert(replyId, null)}
          />
          {canDraft && <DraftButton action={action} draft={drafted} />}
        </>
      }
      strip={
        <>
          <ThreadStrip connection={live.connection} failed={live.buttons.failed || saved.failed} />
          {drafted.problem !== null && (
            <Strip icon="info" role="status">
              {drafted.problem}
            </Strip>
          )}
        </>
      }
    />
  );
}
