import type { ReactNode } from "react";
import { useWords, type WordId } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { ButtonLink } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import type { TeamPresence } from "./team-presence";
import { Menu, MenuLink } from "~/ui/menu";
import { ThemeChoice } from "~/ui/theme-choice";

type MastheadProps = {
  organizationName: string;
  /** Null on a page that does not say. */
  presence: TeamPresence | null;
  me: { id: string; name: string; email: string | null };
  /** The way to search the thread, where there is one. */
  search?: ReactNode;
  /** How many messages wait on this device to be sent. */
  waiting?: number;
};

const presenceWords: Record<TeamPresence, WordId> = {
  here: "messages.team-here",
  away: "messages.team-away",
  assistant: "messages.assistant-here",
  offline: "messages.no-connection",
};

/** The top of a user's page: whom they talk with, help, and their own account. */
export function Masthead({ organizationName, presence, me, search, waiting = 0 }: MastheadProps) {
  const t = useWords();
  return (
    <header className="masthead">
      <div className="measure masthead__row">
        <span className="mark" data-initial={organizationName.slice(0, 1)} aria-hidden="true" />
        <div className="masthead__who">
          <h1 className="masthead__name">
            <a href="/messages">{organizationName}</a>
          </h1>
          {presence && (
            <p className="presence">
              {presence === "offline" ? (
                <Icon name="off" />
              ) : (
                <span className={presence === "here" ? "dot" : "dot dot--away"} />
              )}
              <span className="presence__text">{t(presenceWords[presence])}</span>
            </p>
          )}
        </div>
        <nav className="masthead__tools" aria-label={t("messages.main")}>
          {search}
          <ButtonLink look="quiet" icon="book" iconOnly className="wide" href="/help">
            {t("messages.help")}
          </ButtonLink>{" "}
          <Menu
            className="masthead__me"
            label={t("messages.account", { name: me.name })}
            summary={<Avatar name={me.name} seed={me.id} />}
          >
            {me.email && <p className="menu__title">{me.email}</p>}
            <MenuLink className="narrow" icon="book" href="/help">
              {t("messages.help")}
            </MenuLink>
            <MenuLink icon="person" href="/settings/profile">
              {t("messages.profile")}
            </MenuLink>
            <MenuLink icon="key" href="/settings/tokens">
              {t("messages.tokens")}
            </MenuLink>
            <div className="menu__rule" />
            <ThemeChoice />
            <div className="menu__rule" />
            {waiting > 0 && <p className="menu__title">{t("messages.log-out-waiting", { waiting })}</p>}
            <form method="post" action="/logout">
              <FormToken />
              <button className="menu__item">
                <Icon name="leave" directed />
                {t("messages.log-out")}
              </button>
            </form>
          </Menu>
        </nav>
      </div>
    </header>
  );
}
