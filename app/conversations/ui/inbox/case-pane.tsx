import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { JumpPill } from "~/conversations/ui/thread/jump-pill";

type CasePaneProps = {
  userName: string;
  head: ReactNode;
  /** Stands above the thread, always in sight. */
  above?: ReactNode;
  children: ReactNode;
  desk?: ReactNode;
  /** The page of the newest messages, where this one ends before them. */
  newestHref?: string | undefined;
  /** How many messages came while the newest was out of sight. */
  missed?: number;
  /** It shows what was found, and opens at its beginning. */
  found?: boolean;
};

/** One conversation: its head, its thread, which opens at the newest message, and the desk to answer at. */
export function CasePane({
  userName,
  head,
  above,
  children,
  desk,
  found,
  newestHref,
  missed,
}: CasePaneProps) {
  const t = useWords();
  return (
    <section className="pane case" id="thread" aria-labelledby="case-name">
      {head}
      {above}
      <div
        className={found ? "case__scroll case__scroll--found" : "case__scroll"}
        data-scroller=""
        tabIndex={0}
        role="group"
        aria-label={t("inbox.thread", { name: userName })}
      >
        <div>{children}</div>
      </div>
      {desk && (
        <div className="case__foot">
          <JumpPill href={newestHref} count={missed} />
          {desk}
        </div>
      )}
    </section>
  );
}
