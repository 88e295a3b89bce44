import { useId, useState, type KeyboardEvent, type RefObject } from "react";
import type { SavedReply } from "~/conversations/replies/saved-reply";
import { chooseCommands } from "~/conversations/ui/commands/choose-commands";
import { ofThisPage } from "~/identity/member-header";
import { placeReply, slashQueryAt, type SlashQuery } from "./slash-query";

export type ReplyTitle = Pick<SavedReply, "id" | "title">;

type Options = {
  conversationId: string;
  replies: readonly ReplyTitle[];
  box: RefObject<HTMLTextAreaElement>;
  /** Puts a text into the box. */
  write: (text: string) => void;
};

/** Where a saved reply comes from without scripts, and with them. */
export const replyAction = (conversationId: string, replyId: string) =>
  `/inbox/${conversationId}/replies/${replyId}`;

/**
 * Saved replies put into `box`: those that fit what is typed after a `/` at the start of a line are offered, and no key
 * is taken while none fits.
 */
export function useSavedReplies({ conversationId, replies, box, write }: Options) {
  const id = useId();
  const [asked, setAsked] = useState<SlashQuery | null>(null);
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useState(false);
  const named = replies.map((reply) => ({ ...reply, words: reply.title }));
  const offered = asked ? chooseCommands(named, asked.typed) : [];
  const open = offered.length > 0;

  /** Hears that the text or the caret has changed. */
  function look(): void {
    const { value = "", selectionStart = 0, selectionEnd } = box.current ?? {};
    const next = selectionStart === selectionEnd ? slashQueryAt(value, selectionStart) : null;
    if (next?.start !== asked?.start || next?.typed !== asked?.typed) setAt(0);
    setAsked(next);
  }

  async function insert(replyId: string, query: SlashQuery | null = asked): Promise<void> {
    setAsked(null);
    setFailed(false);
    const text = await fillIn(replyAction(conversationId, replyId));
    setFailed(text === null);
    if (text === null || !box.current) return;
    const after = box.current.value.length - (query ? query.start + 1 + query.typed.length : 0);
    write(placeReply(box.current.value, query, text));
    box.current.focus();
    const caret = query ? box.current.value.length - after : box.current.value.length;
    box.current.setSelectionRange(caret, caret);
    setAsked(null);
  }

  /** Returns whether the key was meant for the list. */
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!open || !plain || event.nativeEvent.isComposing) return false;
    const chosen = offered[at];
    if (event.key === "Enter" && chosen) void insert(chosen.id);
    else if (event.key === "ArrowDown") setAt((at + 1) % offered.length);
    else if (event.key === "ArrowUp") setAt((at + offered.length - 1) % offered.length);
    else if (event.key === "Escape") setAsked(null);
    else return false;
    event.preventDefault();
    return true;
  }

  return { id, offered, at, open, failed, insert, look, close: () => setAsked(null), onKeyDown };
}

/** The reply as it is said in the conversation, null where it could not be had. */
async function fillIn(action: string): Promise<string | null> {
  try {
    const headers = { accept: "application/json", ...ofThisPage() };
    const answer = await fetch(action, { method: "POST", headers, body: new URLSearchParams() });
    return answer.ok ? ((await answer.json()) as { body: string }).body : null;
  } catch {
    return null;
  }
}
