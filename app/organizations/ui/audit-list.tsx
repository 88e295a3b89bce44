import { useWords } from "~/i18n/words";
import type { AuditRow } from "~/identity/settings/list-audit.server";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { dateIn, type Zone } from "~/ui/zone";
import { sayAudit } from "./say-audit";

type AuditListProps = { entries: AuditRow[]; next: string | null; zone: Zone };

/** What was done, newest first, and the way to what was done before. */
export function AuditList({ entries, next, zone }: AuditListProps) {
  const t = useWords();
  if (entries.length === 0)
    return (
      <div className="empty">
        <Icon name="clock" large />
        <p className="empty__title">{t("settings.audit-empty")}</p>
      </div>
    );
  return (
    <section aria-label={t("settings.audit")}>
      <ol className="things">
        {entries.map((entry) => (
          <li key={entry.id} className="thing">
            <span className="thing__said">{sayAudit(entry, t)}</span>
            <time className="thing__text" dateTime={entry.createdAt}>
              {t("settings.audit-when", dateIn(entry.createdAt, zone))}
            </time>
          </li>
        ))}
      </ol>
      {next && (
        <p className="pages">
          <ButtonLink href={`?before=${next}`}>{t("settings.audit-older")}</ButtonLink>
        </p>
      )}
    </section>
  );
}
