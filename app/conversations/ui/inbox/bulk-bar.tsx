import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon, type IconName } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import type { Colleague } from "~/conversations/casework/list-colleagues.server";
import { snoozePresets } from "~/conversations/casework/snooze-times";
import type { InboxFilter } from "~/conversations/inbox/inbox-row";
import type { Label } from "~/conversations/labels/label";
import { sayMoment, type ReaderClock } from "~/conversations/ui/thread/reader-clock";
import { Swatch } from "./label-chips";
import { bulkForm } from "./row-tick";

type BulkBarProps = {
  status: InboxFilter["status"];
  team: readonly Colleague[];
  labels: readonly Label[];
  me: { id: string };
  clock: ReaderClock;
};

/** What can be done about the conversations that are chosen in the list: every button is one change of all of them. */
export function BulkBar({ status, team, labels, me, clock }: BulkBarProps) {
  const t = useWords();
  const isOpen = status === "open";
  return (
    <form className="bulk" id={bulkForm} method="post" action="/inbox/bulk" aria-label={t("inbox.bulk")}>
      <FormToken />
      <p className="bulk__count">{t("inbox.chosen")}</p>
      <BulkMenu icon="person" label={t("inbox.assign")}>
        {[{ id: "", name: t("inbox.holder-nobody") }, ...team].map(({ id, name }) => (
          <button key={id} className="menu__item" name="assigneeId" value={id}>
            <bdi>{id === me.id ? t("inbox.assignee-you", { name }) : name}</bdi>
          </button>
        ))}
      </BulkMenu>
      {labels.length > 0 && (
        <BulkMenu icon="tag" label={t("inbox.add-label")}>
          {labels.map(({ id, name }) => (
            <button key={id} className="menu__item" name="label" value={id}>
              <Swatch name={name} labels={labels} />
              <bdi>{name}</bdi>
            </button>
          ))}
        </BulkMenu>
      )}
      <BulkMenu icon="moon" label={t("inbox.snooze")}>
        {snoozePresets(clock.now, clock.timeZone).map(({ name, at }) => (
          <button key={name} className="menu__item" name="until" value={at}>
            {t(`inbox.snooze-${name}`)} <span className="push count">{sayMoment(at, clock, t)}</span>
          </button>
        ))}
      </BulkMenu>
      <Button
        look="quiet"
        icon={isOpen ? "done" : "retry"}
        iconOnly
        name="status"
        value={isOpen ? "resolved" : "open"}
        title={t(isOpen ? "inbox.resolve" : "inbox.reopen")}
      >
        {t(isOpen ? "inbox.resolve" : "inbox.reopen")}
      </Button>
    </form>
  );
}

function BulkMenu({ icon, label, children }: { icon: IconName; label: string; children: ReactNode }) {
  return (
    <Menu
      above
      className="bulk__menu"
      summaryClassName="button button--quiet button--icon"
      label={label}
      summary={<Icon name={icon} />}
    >
      <p className="menu__title">{label}</p>
      {children}
    </Menu>
  );
}
