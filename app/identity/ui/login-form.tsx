import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Field } from "~/ui/field";
import { DemoAccounts, type DemoAccount } from "./demo-accounts";
import { ParleyMark } from "./parley-mark";

type LoginFormProps = {
  action?: string;
  /** What was typed before; a password never comes back. */
  values?: { email?: string };
  errors?: { email?: string; password?: string };
  /** Where to go after signing in: a path of this site. */
  redirectTo?: string;
  /** Shown while the demo runs. */
  demoAccounts?: { password: string; accounts: DemoAccount[] } | null;
};

/** The door: e-mail and password, and the demo's accounts while it runs. */
export function LoginForm({ action = "/login", values, errors, redirectTo, demoAccounts }: LoginFormProps) {
  const t = useWords();
  return (
    <div className="door">
      <main className="door__in">
        <header className="door__head">
          <ParleyMark className="mark--medium" />
          <h1 className="door__title">{t("identity.sign-in-title")}</h1>
          <p className="door__text">{t("identity.sign-in-purpose")}</p>
        </header>
        <form className="form" method="post" action={action}>
          <FormToken />
          {redirectTo && <input type="hidden" name="redirectTo" value={redirectTo} />}
          <Field
            label={t("identity.email")}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={values?.email}
            error={errors?.email}
          />
          <Field
            label={t("identity.password")}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={errors?.password}
          />
          <Button look="primary" className="button--wide">
            {t("identity.sign-in")}
          </Button>
        </form>
        {demoAccounts && <DemoAccounts {...demoAccounts} redirectTo={redirectTo} />}
      </main>
    </div>
  );
}
