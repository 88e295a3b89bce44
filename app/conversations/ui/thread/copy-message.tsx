import { useState, type MouseEvent } from "react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { useScripted } from "~/ui/use-scripted";
import type { ThreadMessage } from "./thread-message";

/** How long it says that it has copied, in milliseconds. */
const saysFor = 2_000;

/** Copies what its message says, as it reads on the page; where the browser lets no page do so, it is not there. */
export function CopyMessage({ message: { sender, state } }: { message: ThreadMessage }) {
  const t = useWords();
  const canCopy = useScripted() && "clipboard" in navigator;
  const [copied, setCopied] = useState(false);
  if (!canCopy || sender.type === "system" || state === "removed" || state === "streaming") return null;

  async function copy({ currentTarget }: MouseEvent) {
    const said = currentTarget.closest("li")?.querySelector<HTMLElement>(".said");
    await navigator.clipboard.writeText(said?.innerText ?? "");
    setCopied(true);
    setTimeout(() => setCopied(false), saysFor);
  }

  return (
    <span className="copy">
      <button
        className="button button--plain button--small button--icon"
        type="button"
        aria-label={t("messages.copy")}
        onClick={(event) => void copy(event).catch(() => undefined)}
      >
        <Icon name={copied ? "check" : "copy"} />
      </button>
      <span className="hidden-text" role="status">
        {copied && t("messages.copied")}
      </span>
    </span>
  );
}
