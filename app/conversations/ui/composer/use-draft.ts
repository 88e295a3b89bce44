import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { v4 as uuidv4 } from "uuid";
import { useScripted } from "~/ui/use-scripted";
import { readDraft, writeDraft, type Draft } from "./draft-store";

type Options = {
  box: RefObject<HTMLTextAreaElement>;
  /** Hears what a person types, not what comes back into the box. */
  onType: (text: string) => void;
  /** Messages that are stored or on their way: a draft that became one of them is none any more. */
  sent: readonly { clientId: string; body: string }[];
};

/**
 * What is written in `box` at one place stays on the device as it is typed, and is there again after a reload. It has
 * its key from its first letter on, so that it is sent once even where the page dies between sending and forgetting.
 */
export function useDraft(place: string, { box, onType, sent }: Options) {
  const scripted = useScripted();
  const draft = useRef<Draft | null>(null);
  const isTyped = useRef(true);
  const [isKept, setIsKept] = useState(false);

  const put = useCallback(
    (next: Draft | null) => {
      if (!box.current) return;
      draft.current = next;
      box.current.value = next?.text ?? "";
      isTyped.current = false;
      tellInput(box.current);
      isTyped.current = true;
    },
    [box],
  );

  /** Brings a text back into the box, before what is there; `clientId` if it may be stored under that key. */
  const putBack = useCallback(
    (text: string, clientId: string = uuidv4()) => {
      put({ clientId, text: [text, box.current?.value].filter(Boolean).join("\n\n") });
      box.current?.focus();
    },
    [put, box],
  );

  useEffect(() => {
    if (!box.current) return;
    const { value, defaultValue } = box.current;
    const before = readDraft(place);
    if (before && value === "") put(before);
    // The page of a refusal brings the text back by itself.
    else if (before?.text === value) draft.current = before;
    // Somebody wrote before the scripts were there to hear it.
    else if (value !== defaultValue) {
      if (before && !value.includes(before.text)) box.current.value = `${before.text}\n\n${value}`;
      tellInput(box.current);
    }
  }, [place, scripted, put, box]);

  // A form that posts by itself leaves the page: under the draft's key, the next page knows what became of it.
  useEffect(() => {
    const form = box.current?.form;
    const sign = ({ formData }: FormDataEvent) => {
      if (draft.current) formData.set("clientId", draft.current.clientId);
    };
    form?.addEventListener("formdata", sign);
    return () => form?.removeEventListener("formdata", sign);
  }, [scripted, box]);

  useEffect(() => {
    const known = draft.current;
    const became = known && sent.find(({ clientId }) => clientId === known.clientId);
    if (!became) return;
    if (became.body.trim() === known.text.trim()) put(null);
    else draft.current = { ...known, clientId: uuidv4() };
  });

  return {
    isKept,
    putBack,
    /** Puts a text in place of what is in the box, under the key that has. */
    write: (text: string): void => put({ clientId: draft.current?.clientId ?? uuidv4(), text }),
    onType: (text: string): void => {
      draft.current = text === "" ? null : { clientId: draft.current?.clientId ?? uuidv4(), text };
      setIsKept(writeDraft(place, draft.current) && text !== "");
      if (isTyped.current) onType(text);
    },
    /** Takes the text out to be sent, with its key; it stays on the device until it is forgotten. */
    take: (text: string): Draft => {
      const taken = draft.current?.text === text ? draft.current : { clientId: uuidv4(), text };
      draft.current = null;
      setIsKept(false);
      return taken;
    },
    /** Another place keeps it now. */
    forget: ({ clientId }: Draft): void => {
      if (readDraft(place)?.clientId === clientId) writeDraft(place, null);
    },
  };
}

function tellInput(box: HTMLTextAreaElement): void {
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
