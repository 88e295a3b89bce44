import { useState } from "react";
import type { RichText } from "~/conversations/markdown/rich-text";
import { useMarkdown } from "~/conversations/ui/thread/use-markdown";
import { useAid, type WrittenAid } from "./use-aid";

/** `action`: where a form asks for it. `content` is null while no summary is shown. */
export type ShownSummary = WrittenAid & { action: string; content: RichText | null; close: () => void };

/** The summary of a thread: the one the page came with, or the one a script has written. */
export function useThreadSummary(url: string, served: RichText | null): ShownSummary {
  const [text, setText] = useState<string | null>(null);
  const [isClosed, setIsClosed] = useState(false);
  const aid = useAid(url, (next) => {
    setText(next);
    return true;
  });
  const parse = useMarkdown(text !== null);
  const content = text === null ? served : parse(text);
  return {
    ...aid,
    action: url,
    content: isClosed ? null : content,
    start: () => {
      setText("");
      setIsClosed(false);
      aid.start();
    },
    close: () => {
      aid.stop();
      setIsClosed(true);
    },
  };
}
