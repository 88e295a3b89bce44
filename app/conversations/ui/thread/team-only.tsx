import type { ReactNode } from "react";
import type { ThreadNote } from "~/conversations/notes/note";
import { AnswerReceipt } from "./answer-receipt";
import { NoteItem } from "./note-item";
import type { ThreadMessage } from "./thread-message";

/** What a thread shows to the team and nobody else; users' pages load none of it. */
export type TeamOnly = {
  note: (note: ThreadNote, list: { teamNames?: readonly string[]; timeZone: string }) => ReactNode;
  receipt: (message: ThreadMessage) => ReactNode;
};

const none: readonly never[] = [];

export const teamOnly: TeamOnly = {
  note: (note, { teamNames = none, timeZone }) => (
    <NoteItem note={note} teamNames={teamNames} timeZone={timeZone} />
  ),
  receipt: (message) => <AnswerReceipt message={message} />,
};
