import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { ButtonLink } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { Menu, MenuLink } from "~/ui/menu";

type MastheadProps = {
  organizationName: string;
  /** Whether anyone of the team is here; null on a page that does not say. */
  teamOnline: boolean | null;
  me: { id: string; name: string; email: string | null };
  /** The way to search the thread, where there is one. */
  search?: ReactNode;
  /** How many messages wait on this device to be sent. */
  waiting?: number;
};

/** The top of a user's page: whom they talk with, help, and their own account. */
export function Masthead({ organizationName, teamOnline, me, search, waiting = 0 }: MastheadProps) {
  const t = useWords();
  return (
    <header className="masthead">
      <div className="measure masthead__row">
        <span className="mark" aria-hidden="true">
          {organizationName.slice(0, 1)}
        </span>
        <div className="masthead__who">
          <h1 className="masthead__name">
            <a href="/messages">{organizationName}</a>
          </h1>
          {teamOnline !== null && (
            <p className="presence">
              <span className={teamOnline ? "dot" : "dot dot--away"} />
              <span className="presence__text">
                {t(teamOnline ? "messages.team-here" : "messages.team-away")}
              </span>
            </p>
          )}
        </div>
        <nav className="masthead__tools" aria-label={t("messages.main")}>
          {search}
          <ButtonLink look="quiet" icon="book" iconOnly className="wide" href="/help">
            {t("messages.help")}
          </ButtonLink>
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
