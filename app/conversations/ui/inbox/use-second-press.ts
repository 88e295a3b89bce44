import { useEffect, useState, type RefObject } from "react";

/**
 * Send, pressed while what was sent before is on its way (`busy`): the text stays in the box, and Send is pressed again
 * once the other has arrived. It is not if that came back, or if the text was changed meanwhile.
 */
export function useSecondPress(box: RefObject<HTMLTextAreaElement>, { busy }: { busy: boolean }) {
  const [press, setPress] = useState<{ text: string; resolve: boolean } | null>(null);
  useEffect(() => {
    if (!press || busy) return;
    setPress(null);
    const form = box.current?.value === press.text ? box.current.form : null;
    form?.requestSubmit(press.resolve ? form.querySelector<HTMLElement>('[name="resolve"]') : null);
  }, [press, busy, box]);
  return {
    waits: press !== null,
    keep: (text: string, resolve: boolean): void => setPress({ text, resolve }),
  };
}
