import { Commands } from "~/conversations/ui/commands/commands";
import { useWords } from "~/i18n/words";
import { Avatar } from "~/ui/avatar";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { Menu, MenuLink } from "~/ui/menu";
import { ThemeChoice } from "~/ui/theme-choice";

type OwnAccountProps = { id: string; name: string; email: string | null };

/** Who is logged in, what the keys do, and the way out. */
export function OwnAccount({ id, name, email }: OwnAccountProps) {
  const t = useWords();
  return (
    <Menu
      above
      className="rail__me"
      summaryClassName="rail__link"
      label={t("inbox.account", { name })}
      summary={
        <>
          <Avatar name={name} seed={id} size="small" />
          <span className="rail__text">
            <bdi>{name}</bdi>
          </span>
        </>
      }
    >
      {email && <p className="menu__title">{email}</p>}
      <MenuLink icon="person" href="/settings/profile">
        {t("inbox.profile")}
      </MenuLink>
      <MenuLink icon="key" href="/settings/tokens">
        {t("inbox.tokens")}
      </MenuLink>
      <Commands />
      <div className="menu__rule" />
      <ThemeChoice />
      <div className="menu__rule" />
      <form method="post" action="/logout">
        <FormToken />
        <button className="menu__item">
          <Icon name="leave" directed />
          {t("inbox.log-out")}
        </button>
      </form>
    </Menu>
  );
}
