import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { InboxRail, type InboxRailProps } from "./inbox-rail";

type InboxShellProps = InboxRailProps & {
  /** What a phone shows; wider screens show both. */
  pane: "list" | "case";
  list: ReactNode;
  /** The chosen conversation and its user, or what stands in their place. */
  children: ReactNode;
};

/** The frame of the inbox: views, list, conversation and person, as many as fit side by side. */
export function InboxShell({ pane, list, children, ...rail }: InboxShellProps) {
  const t = useWords();
  return (
    <div className="inbox" data-pane={pane}>
      <a className="skip" href={pane === "case" ? "#reply" : "#list"}>
        {t(pane === "case" ? "inbox.skip-to-reply" : "inbox.skip-to-list")}
      </a>
      <InboxRail {...rail} />
      <main className="inbox__main">
        {list}
        {children}
      </main>
    </div>
  );
}
