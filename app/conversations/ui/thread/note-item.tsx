import { useMemo } from "react";
import { markMentions } from "~/conversations/notes/mark-mentions";
import type { ThreadNote } from "~/conversations/notes/note";
import { ClockTime } from "~/ui/clock-time";
import { Icon } from "~/ui/icon";
import { NamedSentence } from "~/ui/named-sentence";
import { RichTextBlocks } from "./rich-text";

type NoteItemProps = {
  note: ThreadNote;
  /** The names that an `@` calls. */
  teamNames: readonly string[];
  timeZone: string;
};

/** What an agent told the team, behind a lock and on paper of its own. */
export function NoteItem({ note, teamNames, timeZone }: NoteItemProps) {
  const content = useMemo(() => markMentions(note.content, teamNames), [note.content, teamNames]);
  return (
    <li className="note" id={`note-${note.id}`} tabIndex={-1}>
      <p className="note__head">
        <Icon name="lock" />
        <span>
          <NamedSentence id="messages.noted" name={note.author.name} />
        </span>{" "}
        <ClockTime at={note.createdAt} timeZone={timeZone} />
      </p>
      <div className="said" dir="auto">
        <RichTextBlocks content={content} />
      </div>
    </li>
  );
}
