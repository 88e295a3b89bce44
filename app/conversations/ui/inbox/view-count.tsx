import { useWords } from "~/i18n/words";
import { countedUpTo } from "~/conversations/inbox/view-counts";

/** How many open conversations a view holds; nothing where there are none, and no more than is counted up to. */
export function ViewCount({ count = 0 }: { count?: number | undefined }) {
  const t = useWords();
  if (count === 0) return null;
  return (
    <>
      {" "}
      <span className="count">
        {count > countedUpTo ? `${countedUpTo}+` : count}
        <span className="hidden-text"> {t("inbox.count-open")}</span>
      </span>
    </>
  );
}
