import { useWords } from "~/i18n/words";
import type { InviteRow } from "~/organizations/members/open-invites.server";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";
import { dateIn, type Zone } from "~/ui/zone";

/** The invitations nobody has used yet, each with the button that takes it back; nothing without any. */
export function InviteList({ invites, zone }: { invites: InviteRow[]; zone: Zone }) {
  const t = useWords();
  if (invites.length === 0) return null;
  return (
    <section aria-labelledby="invites">
      <h2 className="section__title" id="invites">
        {t("settings.invites")} <span className="count">{invites.length}</span>
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("identity.email")}</th>
            <th scope="col" className="col-role">
              {t("settings.member-role")}
            </th>
            <th scope="col" className="col-seen">
              {t("settings.invite-expires")}
            </th>
            <th scope="col" className="col-act">
              <span className="hidden-text">{t("settings.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invites.map(({ id, email, role, createdAt, expiresAt, expired }) => (
            <tr key={id}>
              <th scope="row">
                <span className="who">
                  <span className="avatar avatar--open" aria-hidden="true">
                    <Icon name="mail" />
                  </span>
                  <span className="who__text">
                    <span className="who__name">{email}</span>
                    <span className="who__mail">{t("settings.invite-made", dateIn(createdAt, zone))}</span>
                  </span>
                </span>
              </th>
              <td className="col-role">{t(`identity.role-${role}`)}</td>
              <td className="col-seen">
                {expired ? (
                  <span className="wait">
                    <Icon name="clock" />
                    {t("settings.invite-expired")}
                  </span>
                ) : (
                  t("settings.day", dateIn(expiresAt, zone))
                )}
              </td>
              <td className="col-act">
                <form method="post" action={`/settings/invites/${id}/revoke`}>
                  <FormToken />
                  <Button look="quiet" small>
                    {t("settings.invite-revoke")} <span className="hidden-text">{email}</span>
                  </Button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
