import { Link } from "@remix-run/react";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import type { InboxRow } from "~/conversations/inbox/inbox-row";

/** What stands beside the list while no conversation is open; it names whoever of these has waited longest. */
export function NothingChosen({ rows }: { rows: InboxRow[] }) {
  const t = useWords();
  const longest = longestWaiting(rows);
  return (
    <div className="pane case case--none">
      <div className="empty">
        <Icon name="side" large />
        <p className="empty__title">{t("inbox.choose")}</p>
        <p className="empty__text">
          {longest ? t("inbox.choose-waiting", { name: longest.user.name }) : t("inbox.choose-any")}
        </p>
        {longest && (
          <Link className="button button--plain button--small" to={`/inbox/${longest.id}`}>
            {t("inbox.open-longest", { name: longest.user.name })}
          </Link>
        )}
      </div>
    </div>
  );
}

function longestWaiting(rows: InboxRow[]): InboxRow | undefined {
  return rows
    .filter((row) => row.handledBy === "team" && row.waitingSince)
    .sort((one, other) => Date.parse(one.waitingSince ?? "") - Date.parse(other.waitingSince ?? ""))[0];
}
