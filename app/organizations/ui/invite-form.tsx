import type { Role } from "~/identity/actor";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { Field, FieldError } from "~/ui/field";
import { FormToken } from "~/ui/form-token";
import { RoleSelect } from "./role-select";

type InviteFormProps = {
  values: { email?: string | undefined; role?: Role | (string & {}) | undefined };
  errors: { email?: string; role?: string };
};

/** Invites an e-mail address to a role. */
export function InviteForm({ values, errors }: InviteFormProps) {
  const t = useWords();
  return (
    <form className="invite" method="post" action="/settings/members" aria-labelledby="invite">
      <FormToken />
      <h2 className="section__title" id="invite">
        {t("settings.invite")}
      </h2>
      <div className="invite__row">
        <Field
          label={t("identity.email")}
          name="email"
          type="email"
          autoComplete="off"
          required
          maxLength={254}
          defaultValue={values.email}
          error={errors.email}
        />
        <div className="field">
          <label className="field__label" htmlFor="invite-role">
            {t("settings.member-role")}
          </label>
          <RoleSelect
            id="invite-role"
            defaultValue={values.role ?? "agent"}
            aria-describedby={errors.role ? "invite-role-error" : undefined}
          />
          {errors.role && <FieldError id="invite-role-error">{errors.role}</FieldError>}
        </div>
        <Button look="primary">{t("settings.invite-make")}</Button>
      </div>
    </form>
  );
}
