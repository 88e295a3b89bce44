import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { FormToken } from "~/ui/form-token";

type AccountFormProps = {
  action: string;
  submit: string;
  /** What was refused, with what was typed; a password never comes back. */
  problem:
    | { values: Record<string, string | string[]>; errors: Record<string, string>; message: string | null }
    | undefined;
  /** The e-mail address is not typed here. */
  emailGiven?: boolean;
  /** Fields of the page's own, before the person's. */
  children?: ReactNode;
};

/** Who someone is: name, e-mail and password, of a new account or a known one. */
export function AccountForm({ action, submit, problem, emailGiven, children }: AccountFormProps) {
  const t = useWords();
  const typed = (field: string) => [problem?.values[field] ?? []].flat()[0];
  const errors = problem?.errors ?? {};
  return (
    <form className="form" method="post" action={action}>
      <FormToken />
      {children}
      <Field
        label={t("identity.your-name")}
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={typed("name")}
        error={errors["name"]}
      />
      {!emailGiven && (
        <Field
          label={t("identity.email")}
          name="email"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={typed("email")}
          error={errors["email"]}
        />
      )}
      <Field
        label={t("identity.password")}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        help={t("identity.password-help")}
        error={errors["password"] ?? problem?.message}
      />
      <Button look="primary" className="button--wide">
        {submit}
      </Button>
    </form>
  );
}
