import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";

type JumpPillProps = {
  /** The page of the newest messages, where this one ends before them. */
  href?: string | undefined;
  /** What came since. */
  count?: number;
};

/** Leads to the newest message; it shows by itself where that is out of sight. */
export function JumpPill({ href, count = 0 }: JumpPillProps) {
  const t = useWords();
  return (
    <a className={href ? "jump jump--away" : "jump"} href={href ?? "#newest"}>
      <Icon name="down" />
      {count > 0 ? t("messages.unread", { count }) : t("messages.newest")}
    </a>
  );
}
