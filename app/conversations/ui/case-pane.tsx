import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";

/** What scrolls can be reached by keyboard. */
const inTabOrder = 0;

type CasePaneProps = { userName: string; head: ReactNode; children: ReactNode; desk: ReactNode };

/** One conversation: its head, its thread, which opens at the newest message, and the desk to answer at. */
export function CasePane({ userName, head, children, desk }: CasePaneProps) {
  const t = useWords();
  return (
    <section className="pane case" id="thread" aria-labelledby="case-name">
      {head}
      <div
        className="case__scroll"
        tabIndex={inTabOrder}
        role="group"
        aria-label={t("inbox.thread", { name: userName })}
      >
        {children}
      </div>
      {desk}
    </section>
  );
}
