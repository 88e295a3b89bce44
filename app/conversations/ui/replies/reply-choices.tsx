import { useEffect, useRef } from "react";
import { useWords } from "~/i18n/words";
import type { useSavedReplies } from "./use-saved-replies";

export type SavedReplies = ReturnType<typeof useSavedReplies>;

/** What the box says and tells of the replies offered for it. */
export function boxOfChoices({ id, open, offered, at, look, close }: SavedReplies) {
  return {
    onSelect: look,
    onBlur: close,
    "aria-autocomplete": "list",
    "aria-controls": open ? `${id}-list` : undefined,
    "aria-activedescendant": open ? `${id}-${offered[at]?.id}` : undefined,
  } as const;
}

/** The saved replies that fit what is typed in the box below, which keeps the focus. */
export function ReplyChoices({ replies }: { replies: SavedReplies }) {
  const t = useWords();
  const list = useRef<HTMLUListElement>(null);
  const { id, offered, at, open, insert } = replies;
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  if (!open) return null;
  return (
    <ul ref={list} className="reply-choices" role="listbox" id={`${id}-list`} aria-label={t("inbox.replies")}>
      {offered.map((reply, place) => (
        // The keys are those of the box.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <li
          key={reply.id}
          id={`${id}-${reply.id}`}
          className="palette__choice"
          role="option"
          aria-selected={place === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void insert(reply.id)}
        >
          <bdi>{reply.title}</bdi>
        </li>
      ))}
    </ul>
  );
}
