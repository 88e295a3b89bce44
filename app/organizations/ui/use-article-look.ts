import { useDeferredValue, useState, type ChangeEvent, type MouseEvent } from "react";
import type { RichText } from "~/conversations/markdown/rich-text";
import { useMarkdown } from "~/conversations/ui/thread/use-markdown";

type ArticleLook = {
  /** How the text looks; null while nobody asked. */
  content: RichText | null;
  /** For the button that asks: where scripts run, nothing is sent. */
  open: (press: MouseEvent<HTMLButtonElement>) => void;
  /** For the field of the text: once it was asked for, the look follows what is typed. */
  follow: (change: ChangeEvent<HTMLTextAreaElement>) => void;
};

/** How an article's text looks while it is written; `served` is what came with the page. */
export function useArticleLook(served: RichText | null): ArticleLook {
  const [text, setText] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(served !== null);
  const read = useMarkdown(isOpen);
  const shown = useDeferredValue(text);
  return {
    content: shown === null ? served : read(shown),
    open: (press) => {
      const field = press.currentTarget.form?.elements.namedItem("body");
      if (!(field instanceof HTMLTextAreaElement)) return;
      press.preventDefault();
      setOpen(true);
      setText(field.value);
    },
    follow: (change) => {
      if (isOpen) setText(change.currentTarget.value);
    },
  };
}
