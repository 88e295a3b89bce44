import { useRef, type RefObject } from "react";
import { belowTyped } from "~/conversations/sending/below-typed";
import { useAid, type WrittenAid } from "./use-aid";

type Options = {
  box: RefObject<HTMLTextAreaElement>;
  /** Puts a text into the box. */
  write: (text: string) => void;
};

/** Has a reply drafted into `box`, below what is typed there. Whoever types meanwhile ends it and keeps their words. */
export function useDraftedReply(url: string, { box, write }: Options): WrittenAid {
  const typed = useRef("");
  const written = useRef("");
  const aid = useAid(url, (text) => {
    if (box.current?.value !== written.current) return false;
    written.current = belowTyped(typed.current, text);
    write(written.current);
    box.current.scrollTop = box.current.scrollHeight;
    return true;
  });
  function start(): void {
    typed.current = box.current?.value ?? "";
    written.current = typed.current;
    aid.start();
  }
  return { ...aid, start };
}
