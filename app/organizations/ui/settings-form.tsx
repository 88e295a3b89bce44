import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FieldError } from "~/ui/field";
import { FormToken } from "~/ui/form-token";

type SettingsFormProps = {
  action: string;
  /** A problem that no field is to blame for. */
  message: string | null | undefined;
  /** Its heading, where the page holds more than this form. */
  title?: string;
  /** What its button says in place of "Save". */
  submit?: string;
  /** More buttons, beside that. */
  buttons?: ReactNode;
  children: ReactNode;
};

/** The form of a page of the settings. */
export function SettingsForm({ action, message, title, submit, buttons, children }: SettingsFormProps) {
  const t = useWords();
  return (
    <form
      className="form settings-form"
      method="post"
      action={action}
      aria-labelledby={title ? "form-title" : undefined}
    >
      <FormToken />
      {title && (
        <h2 className="section__title" id="form-title">
          {title}
        </h2>
      )}
      {children}
      {message && <FieldError id="form-error">{message}</FieldError>}
      <div className="settings-form__acts">
        <Button look="primary">{submit ?? t("settings.save")}</Button>
        {buttons}
      </div>
    </form>
  );
}
