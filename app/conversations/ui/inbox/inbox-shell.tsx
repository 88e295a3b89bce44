import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { ComingPane } from "./coming-pane";
import { InboxRail, type InboxRailProps } from "./inbox-rail";

type InboxShellProps = InboxRailProps & {
  /** What a phone shows; wider screens show both. */
  pane: "list" | "case";
  /** The conversation shows what was found in it; nothing is written there. */
  found?: boolean;
  list: ReactNode;
  /** The chosen conversation and its user, or what stands in their place. */
  children: ReactNode;
};

const skips = {
  list: "inbox.skip-to-list",
  reply: "inbox.skip-to-reply",
  found: "messages.skip-to-found",
} as const;

/** The frame of the inbox: views, list, conversation and person, as many as fit side by side. */
export function InboxShell({ pane, found, list, children, ...rail }: InboxShellProps) {
  const t = useWords();
  const aim = pane === "list" ? "list" : found ? "found" : "reply";
  return (
    <div className="inbox" data-pane={pane}>
      <a className="skip" href={`#${aim}`}>
        {t(skips[aim])}
      </a>
      <InboxRail {...rail} />
      <main className="inbox__main">
        {list}
        {children}
        <ComingPane />
      </main>
    </div>
  );
}
