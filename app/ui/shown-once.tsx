import { useState, type ReactNode } from "react";
import { Button, ButtonLink } from "./button";
import { Icon, type IconName } from "./icon";
import { useScripted } from "./use-scripted";

type ShownOnceProps = {
  icon: IconName;
  title: string;
  text: ReactNode;
  hint: string;
  secret: string;
  words: { copy: string; copied: string; done: string };
  /** Where who has kept it goes on. */
  doneHref: string;
};

/** A secret, the one time it is shown in full. Selecting any part of it selects all of it. */
export function ShownOnce({ icon, title, text, hint, secret, words, doneHref }: ShownOnceProps) {
  const scripted = useScripted();
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  }

  return (
    <section className="new-token" aria-labelledby="created">
      <h2 className="section__title" id="created">
        <Icon name={icon} />
        {title}
      </h2>
      <p>{text}</p>
      <code className="new-token__code">{secret}</code>
      <p className="field__help">{hint}</p>
      <div className="new-token__acts">
        {scripted && "clipboard" in navigator && (
          <Button type="button" look="primary" icon={copied ? "check" : "copy"} onClick={() => void copy()}>
            <span aria-live="polite">{copied ? words.copied : words.copy}</span>
          </Button>
        )}
        <ButtonLink href={doneHref}>{words.done}</ButtonLink>
      </div>
    </section>
  );
}
