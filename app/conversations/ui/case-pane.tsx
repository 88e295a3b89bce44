import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";

type CasePaneProps = { userName: string; head: ReactNode; children: ReactNode; desk: ReactNode };

/** One conversation: its head, its thread, which opens at the newest message, and the desk to answer at. */
export function CasePane({ userName, head, children, desk }: CasePaneProps) {
  const t = useWords();
  return (
    <section className="pane case" id="thread" aria-labelledby="case-name">
      {head}
      <div
        className="case__scroll"
        tabIndex={0}
        role="group"
        aria-label={t("inbox.thread", { name: userName })}
      >
        <div>{children}</div>
      </div>
      {desk}
    </section>
  );
}
