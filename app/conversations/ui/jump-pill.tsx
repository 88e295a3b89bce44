import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";

/** Leads to the newest message; it shows by itself where that is out of sight. `count`: what came since. */
export function JumpPill({ count = 0 }: { count?: number }) {
  const t = useWords();
  return (
    <a className="jump" href="#newest">
      <Icon name="down" />
      {count > 0 ? t("messages.unread", { count }) : t("messages.newest")}
    </a>
  );
}
