import { useWords, type WordId } from "~/i18n/words";
import { ParleyMark } from "~/identity/ui/parley-mark";
import { ButtonLink } from "~/ui/button";
import { Icon, type IconName } from "~/ui/icon";
import type { Label } from "~/conversations/labels/label";
import { inboxViews, searchOfFilter, type InboxView } from "~/conversations/inbox/inbox-row";
import type { ViewCounts } from "~/conversations/inbox/view-counts";
import { OwnAccount } from "./own-account";
import { RailLabels } from "./rail-labels";
import { ViewCount } from "./view-count";
import { commandControl } from "~/conversations/ui/commands/command-control";
import { type CommandId } from "~/conversations/ui/commands/inbox-commands";

export type InboxRailProps = {
  organizationName: string;
  view: InboxView;
  /** The one the list is chosen by, empty for none. */
  label: string;
  labels: readonly Label[];
  /** How many open conversations each view holds, where that is known. */
  counts?: Partial<ViewCounts>;
  me: { id: string; name: string; email: string | null };
};

const iconOfView: Record<InboxView, IconName> = {
  all: "tray",
  mine: "person",
  unassigned: "nobody",
  assistant: "assistant",
};

/** The way through the inbox and out of it. Plain links: a phone opens it by the fragment, which a load clears. */
export function InboxRail({ organizationName, view, label, labels, counts = {}, me }: InboxRailProps) {
  const t = useWords();
  return (
    <nav className="pane rail" id="views" aria-label={t("inbox.views")}>
      <div className="rail__top">
        <ParleyMark />
        <span className="rail__org">{organizationName}</span>{" "}
        <ButtonLink look="quiet" small icon="close" iconOnly className="rail__close" href="#list">
          {t("inbox.views-close")}
        </ButtonLink>
      </div>
      <ul className="rail__group">
        {inboxViews.map((each) => (
          <li key={each}>
            <RailLink
              href={`/inbox${searchOfFilter({ view: each })}`}
              icon={iconOfView[each]}
              word={`inbox.view-${each}`}
              command={`view-${each}`}
              current={each === view && label === ""}
              count={counts[each]}
            />
          </li>
        ))}
      </ul>
      <RailLabels label={label} labels={labels} />
      <ul className="rail__end">
        <li>
          <RailLink href="/help" icon="book" word="inbox.help" command="help" />
        </li>
        <li>
          <RailLink href="/settings/profile" icon="sliders" word="inbox.settings" command="settings" />
        </li>
        <li>
          <OwnAccount {...me} />
        </li>
      </ul>
    </nav>
  );
}

type RailLinkProps = {
  href: string;
  icon: IconName;
  word: WordId;
  command: CommandId;
  current?: boolean;
  count?: number | undefined;
};

function RailLink({ href, icon, word, command, current, count }: RailLinkProps) {
  const t = useWords();
  return (
    <a
      className="rail__link"
      href={href}
      {...commandControl(command)}
      aria-current={current ? "page" : undefined}
      title={t(word)}
    >
      <Icon name={icon} />
      <span className="rail__text">{t(word)}</span>
      <ViewCount count={count} />
    </a>
  );
}
