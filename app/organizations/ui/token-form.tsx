import { scopes, type Scope } from "~/identity/actor";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { Field, FieldError } from "~/ui/field";
import { FormToken } from "~/ui/form-token";
import { Icon } from "~/ui/icon";

/** How long a token may live, in days. */
const tokenLifetimes = [7, 30, 90, 365] as const;

type TokenFormProps = {
  /** What was typed before, as the form sends it. */
  values?: { name?: string; scopes?: readonly string[]; expiresInDays?: string };
  errors?: { name?: string; scope?: string; expiresInDays?: string };
};

const wordOfScope = {
  "conversations:read": "settings.scope-conversations-read",
  "conversations:write": "settings.scope-conversations-write",
  "messages:read": "settings.scope-messages-read",
  "messages:write": "settings.scope-messages-write",
  "members:write": "settings.scope-members-write",
} as const satisfies Record<Scope, string>;

/** Makes a token: its name, what it may do, and for how long. */
export function TokenForm({ values, errors }: TokenFormProps) {
  const t = useWords();
  return (
    <form className="form token-form" method="post" action="/settings/tokens" aria-labelledby="new-token">
      <FormToken />
      <h2 className="section__title" id="new-token">
        {t("settings.token-new")}
      </h2>
      <Field
        label={t("settings.token-name")}
        name="name"
        help={t("settings.token-name-help")}
        autoComplete="off"
        required
        maxLength={80}
        defaultValue={values?.name}
        error={errors?.name}
      />
      <fieldset className="choices" aria-describedby={errors?.scope ? "scope-error" : undefined}>
        <legend className="field__label">{t("settings.token-scopes")}</legend>
        {scopes.map((scope) => (
          <div key={scope} className="choice">
            <input
              type="checkbox"
              id={scope}
              name="scope"
              value={scope}
              defaultChecked={values?.scopes?.includes(scope)}
            />
            <label className="choice__text" htmlFor={scope}>
              <code>{scope}</code> <span className="field__help">{t(wordOfScope[scope])}</span>
            </label>
          </div>
        ))}
        {errors?.scope && <FieldError id="scope-error">{errors.scope}</FieldError>}
      </fieldset>
      <div className="field token-form__lifetime">
        <label className="field__label" htmlFor="expiresInDays">
          {t("settings.token-expires-in")}
        </label>
        <span className="select">
          <select
            className="input"
            id="expiresInDays"
            name="expiresInDays"
            defaultValue={values?.expiresInDays ?? "90"}
            aria-invalid={errors?.expiresInDays ? true : undefined}
            aria-describedby={errors?.expiresInDays ? "expiresInDays-error" : undefined}
          >
            {tokenLifetimes.map((days) => (
              <option key={days} value={days}>
                {t("settings.token-expires-option", { days })}
              </option>
            ))}
          </select>
          <Icon name="down-small" />
        </span>
        {errors?.expiresInDays && <FieldError id="expiresInDays-error">{errors.expiresInDays}</FieldError>}
      </div>
      <div>
        <Button look="primary">{t("settings.token-create")}</Button>
      </div>
    </form>
  );
}
