import type { ComponentProps } from "react";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { Desk } from "~/conversations/ui/inbox/desk";
import { DeskPreview, PreviewButton } from "~/conversations/ui/inbox/desk-preview";
import { DraftButton } from "~/conversations/ui/inbox/draft-button";
import { ThreadSummary } from "~/conversations/ui/inbox/thread-summary";
import type { WrittenAid } from "~/conversations/ui/inbox/use-aid";
import { RepliesMenu } from "~/conversations/ui/replies/replies-menu";
import { longestMessage } from "~/http/longest-message";
import { englishWords } from "~/i18n/words";
import { Opened } from "./opened";
import type { State } from "./state";
import { mira, robin } from "./states-fixture";

const idle: WrittenAid = { writing: false, problem: null, start: () => {}, stop: () => {} };
const replies = [
  { id: "reply-1", title: "Repair form" },
  { id: "reply-2", title: "We are closed until Monday and answer everything then" },
];
const id = "conversation-mira";
const text = "The zip is covered. **Send it** as it is.";

type DeskProps = Partial<ComponentProps<typeof Desk>> & { draft?: WrittenAid; looks?: boolean };

const Place = ({ draft = idle, looks = false, ...props }: DeskProps) => {
  const content = looks ? parseMarkdown(props.defaultValue ?? "") : null;
  return (
    <Desk
      conversationId={id}
      userName={mira.name}
      handledBy="team"
      clientId="next"
      seenSeq={7}
      onSubmitText={() => true}
      anyTools={<PreviewButton action={`/inbox/${id}/preview`} preview={{ content, toggle: () => {} }} />}
      below={<DeskPreview content={content} />}
      tools={
        <>
          <RepliesMenu conversationId={id} replies={replies} onInsert={() => {}} />
          <DraftButton action={`/inbox/${id}/draft`} draft={draft} />
        </>
      }
      {...props}
    />
  );
};

const offered = { id: "choices", offered: replies.map((reply) => ({ ...reply, words: reply.title })), at: 0 };
const choices = {
  ...{ ...offered, open: true, failed: false, look: () => {}, close: () => {} },
  ...{ insert: () => Promise.resolve(), onKeyDown: () => false },
};

type SummaryProps = Partial<WrittenAid>;

const Summary = (props: SummaryProps) => (
  <ThreadSummary
    closeHref="/inbox/conversation-mira"
    summary={{
      ...{ ...idle, action: `/inbox/${id}/summary`, close: () => {} },
      content: parseMarkdown("- Mira's zip is broken.\n- She asked whether to **wash** the jacket first."),
      ...props,
    }}
  />
);

/** Where an agent answers, and what the assistant writes for the team. */
export const deskStates: State[] = [
  { name: "desk-empty", shows: <Place /> },
  { name: "desk-that-takes-over", shows: <Place handledBy="assistant" /> },
  { name: "desk-with-a-reply", shows: <Place defaultValue={text} /> },
  { name: "desk-with-a-note", shows: <Place defaultKind="note" defaultValue="@Robin can you look?" /> },
  { name: "desk-refused", shows: <Place defaultValue=" " error={englishWords("problems.field-blank")} /> },
  { name: "desk-over-the-limit", shows: <Place defaultValue={"A word. ".repeat(longestMessage / 8 + 39)} /> },
  { name: "desk-waiting-for-the-reply-before", shows: <Place waits defaultValue={text} /> },
  { name: "desk-overtaken", shows: <Place defaultValue={text} overtakenBy={mira.name} /> },
  { name: "desk-with-a-colleague-typing", shows: <Place colleagueTyping={robin.name} /> },
  { name: "desk-showing-how-it-will-be-read", shows: <Place looks defaultValue={text} /> },
  { name: "desk-showing-that-nothing-is-written", shows: <Place looks /> },
  { name: "desk-with-a-draft-being-written", shows: <Place draft={{ ...idle, writing: true }} /> },
  { name: "desk-offering-saved-replies", shows: <Place defaultValue="/re" replies={choices} /> },
  {
    name: "desk-with-its-saved-replies-open",
    drawn: "apart",
    shows: (
      <Opened>
        <Place />
      </Opened>
    ),
  },
  { name: "summary-of-a-thread", shows: <Summary /> },
  { name: "summary-being-written", shows: <Summary writing /> },
  { name: "summary-that-failed", shows: <Summary problem={englishWords("inbox.aid-lost")} /> },
];
