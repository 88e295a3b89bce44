import { useEffect, useState, type RefObject } from "react";
import type { RichText } from "~/conversations/markdown/rich-text";
import { useMarkdown } from "~/conversations/ui/thread/use-markdown";
import type { ShownPreview } from "./desk-preview";

/** The preview of what is in `box`, as it is typed: the one the page came with, or one that was asked for. */
export function usePreview(box: RefObject<HTMLTextAreaElement>, served: RichText | null): ShownPreview {
  const [shown, setShown] = useState(served !== null);
  const [text, setText] = useState<string | null>(null);
  const parse = useMarkdown(shown);
  useEffect(() => {
    const field = box.current;
    if (!shown || !field) return;
    const read = () => setText(field.value);
    read();
    // A form that was sent empties its box without an event of its own.
    const emptied = () => requestAnimationFrame(read);
    field.addEventListener("input", read);
    field.form?.addEventListener("submit", emptied);
    return () => {
      field.removeEventListener("input", read);
      field.form?.removeEventListener("submit", emptied);
    };
  }, [box, shown]);
  const content = text === null ? served : parse(text);
  return { content: shown ? (content ?? []) : null, toggle: () => setShown(!shown) };
}
