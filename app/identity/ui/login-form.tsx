import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Field } from "~/ui/field";
import { DemoAccounts, type DemoAccount } from "./demo-accounts";
import { Door } from "./door";

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
    <Door title={t("identity.sign-in-title")} text={t("identity.sign-in-purpose")}>
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
      <p className="door__text">
        {t("identity.no-account")}{" "}
        <a className="link" href="/signup">
          {t("identity.sign-up")}
        </a>
      </p>
      {demoAccounts && <DemoAccounts {...demoAccounts} redirectTo={redirectTo} />}
    </Door>
  );
}
