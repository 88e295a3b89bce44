import { useWords } from "~/i18n/words";
import { Skeleton } from "~/ui/skeleton";
import { useSlowWay } from "./use-slow-way";

/** Stands in for the conversation or the list that is on its way, where it will be, once that takes a while. */
export function ComingPane() {
  const t = useWords();
  const way = useSlowWay();
  const comes = way === null ? null : /^\/inbox\/./.test(way) ? "case" : "list";
  return (
    <div className={comes ? `pane coming coming--${comes}` : "hidden-text"} role="status">
      {comes && (
        <>
          <span className="hidden-text">{t(`inbox.coming-${comes}`)}</span>
          <Skeleton shape={comes === "case" ? "thread" : "rows"} />
        </>
      )}
    </div>
  );
}
