import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import { snoozePresets } from "~/conversations/casework/snooze-times";
import type { ConversationStatus } from "~/conversations/conversation";
import { commandControl } from "~/conversations/ui/commands/command-control";
import { sayMoment, type ReaderClock } from "~/conversations/ui/thread/reader-clock";

type CaseStatusProps = { id: string; status: ConversationStatus; clock: ReaderClock };

/** The ways to put a conversation away, for good or until a time, and to take it out again. */
export function CaseStatus({ id, status, clock }: CaseStatusProps) {
  const t = useWords();
  const isOpen = status === "open";
  return (
    <>
      <SnoozeMenu id={id} clock={clock} />
      <form method="post" action={`/inbox/${id}/status`}>
        <FormToken />
        <Button
          look="quiet"
          icon={isOpen ? "done" : "retry"}
          iconOnly
          {...commandControl(isOpen ? "resolve" : "reopen")}
          name="status"
          value={isOpen ? "resolved" : "open"}
        >
          {t(isOpen ? "inbox.resolve" : "inbox.reopen")}
        </Button>
      </form>
    </>
  );
}

function SnoozeMenu({ id, clock }: Pick<CaseStatusProps, "id" | "clock">) {
  const t = useWords();
  const action = `/inbox/${id}/status`;
  const hidden = (
    <>
      <FormToken />
      <input type="hidden" name="status" value="snoozed" />
    </>
  );
  return (
    <Menu
      summaryClassName="button button--quiet button--icon"
      label={t("inbox.snooze")}
      summary={<Icon name="moon" />}
      summaryData={commandControl("snooze")}
    >
      <form method="post" action={action}>
        {hidden}
        {snoozePresets(clock.now, clock.timeZone).map(({ name, at }) => (
          <button key={name} className="menu__item" name="until" value={at}>
            {t(`inbox.snooze-${name}`)} <span className="push count">{sayMoment(at, clock, t)}</span>
          </button>
        ))}
      </form>
      <form className="menu__form" method="post" action={action}>
        {hidden}
        <label htmlFor="snooze-until">{t("inbox.snooze-until")}</label>
        <input className="input input--small" id="snooze-until" name="until" type="datetime-local" required />
        <Button small>{t("inbox.snooze")}</Button>
      </form>
    </Menu>
  );
}
