import { useWords } from "~/i18n/words";
import type { MemberPage, MemberRow } from "~/organizations/members/list-members.server";
import { Button, ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import type { Zone } from "~/ui/zone";
import { MemberItem } from "./member-item";

type MemberListProps = MemberPage & { q: string; me: string; zone: Zone };

/** The members, each with the form of their role and the button that removes them. */
export function MemberList({ members, count, admins, next, q, me, zone }: MemberListProps) {
  const t = useWords();
  const lastAdmin = (member: MemberRow) => member.role === "admin" && admins === 1;
  return (
    <section aria-labelledby="members">
      <h2 className="section__title" id="members">
        {t("settings.members-everyone")} <span className="count">{count}</span>
      </h2>
      <form className="find" role="search" action="/settings/members">
        <input
          className="input"
          type="search"
          name="q"
          defaultValue={q}
          maxLength={200}
          aria-label={t("settings.members-find")}
          placeholder={t("settings.members-find")}
        />
        <Button icon="search">{t("settings.find")}</Button>
      </form>
      {members.length === 0 ? (
        <p className="aside">{t("settings.members-none")}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("settings.member")}</th>
              <th scope="col" className="col-role">
                {t("settings.member-role")}
              </th>
              <th scope="col" className="col-seen">
                {t("settings.member-seen")}
              </th>
              <th scope="col" className="col-act">
                <span className="hidden-text">{t("settings.actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberItem
                key={member.id}
                {...{ member, zone, isMe: member.id === me, stays: lastAdmin(member) }}
              />
            ))}
          </tbody>
        </table>
      )}
      {members.some(lastAdmin) && (
        <p className="aside" id="only-admin">
          <Icon name="info" />
          {t("settings.only-admin")}
        </p>
      )}
      {next && (
        <p className="pages">
          <ButtonLink href={`?${new URLSearchParams({ ...(q && { q }), after: next })}`}>
            {t("settings.members-more")}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
