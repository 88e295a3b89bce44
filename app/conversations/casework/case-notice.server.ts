import { englishWords } from "~/i18n/words";
import type { Notice } from "~/identity/page-session.server";
import type { CaseUndo } from "./case-undo";
import type { Counted } from "./undo-changes.server";

/** What a page says of a change that can be undone, with the button that does; nothing of one that changed nothing. */
export function noticeOfChange(text: string, undos: (CaseUndo | null)[]): Notice | undefined {
  const changes = undos.filter((undo) => undo !== null);
  if (changes.length === 0) return undefined;
  const press = {
    action: "/inbox/undo",
    label: englishWords("inbox.undo"),
    fields: { changes: JSON.stringify(changes) },
  };
  return { kind: "done", text, press };
}

/** What a page says of a change of several conversations: how many it reached, and how many not. */
export function noticeOfSeveral({ undos, ...counted }: Counted & { undos: CaseUndo[] }): Notice {
  const text = englishWords("inbox.several-changed", counted);
  return (
    noticeOfChange(text, undos) ?? { kind: "problem", text: englishWords("inbox.several-unchanged", counted) }
  );
}

/** What a page says of an undoing. */
export function noticeOfUndo({ changed, unchanged }: Counted): Notice {
  if (changed === 0) return { kind: "problem", text: englishWords("inbox.undo-too-late", { unchanged }) };
  return { kind: "done", text: englishWords("inbox.undone", { changed, unchanged }) };
}
