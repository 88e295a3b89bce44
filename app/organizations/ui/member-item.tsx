import { useWords } from "~/i18n/words";
import type { MemberRow } from "~/organizations/members/list-members.server";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import { dateIn, type Zone } from "~/ui/zone";
import { RoleSelect } from "./role-select";

type MemberItemProps = { member: MemberRow; zone: Zone; isMe: boolean; stays: boolean };

/** One member as a row: who, their role, when they were here, and what can be done. */
export function MemberItem({
  member: { id, name, email, role, joinedAt, seenAt },
  zone,
  isMe,
  stays,
}: MemberItemProps) {
  const t = useWords();
  return (
    <tr>
      <th scope="row">
        <span className="who">
          <Avatar name={name} seed={id} />
          <span className="who__text">
            <span className="who__name">
              <bdi>{name}</bdi> {isMe && <span className="chip">{t("settings.you")}</span>}
            </span>
            <span className="who__mail">{email ?? t("settings.member-no-email")}</span>
          </span>
        </span>
      </th>
      <td className="col-role">
        <form className="role" method="post" action={`/settings/members/${id}/role`}>
          <FormToken />
          <RoleSelect
            className="input--small"
            defaultValue={role}
            disabled={stays}
            aria-label={t("settings.member-role-of", { name })}
            aria-describedby={stays ? "only-admin" : undefined}
          />
          {!stays && (
            <Button small>
              {t("settings.member-role-change")}{" "}
              <span className="hidden-text">{t("settings.member-role-of", { name })}</span>
            </Button>
          )}
        </form>
      </td>
      <td className="col-seen">
        <span className="who__text">
          <span>{seenAt ? t("settings.day", dateIn(seenAt, zone)) : t("settings.member-not-seen")}</span>
          <span className="who__mail">{t("settings.member-since", dateIn(joinedAt, zone))}</span>
        </span>
      </td>
      <td className="col-act">
        {!stays && (
          <Menu
            label={t("settings.member-more", { name })}
            summary={<Icon name="more" />}
            summaryClassName="button button--quiet button--icon button--small"
          >
            <form method="post" action={`/settings/members/${id}/remove`}>
              <FormToken />
              <button className="menu__item menu__item--danger">
                <Icon name="close" />
                {t("settings.member-remove", { name })}
              </button>
            </form>
          </Menu>
        )}
      </td>
    </tr>
  );
}
