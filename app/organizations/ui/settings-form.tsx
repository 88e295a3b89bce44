import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FieldError } from "~/ui/field";
import { FormToken } from "~/ui/form-token";

type SettingsFormProps = { action: string; message: string | null | undefined; children: ReactNode };

/** The form of a page of the settings; `message` is a problem that no field is to blame for. */
export function SettingsForm({ action, message, children }: SettingsFormProps) {
  const t = useWords();
  return (
    <form className="form settings-form" method="post" action={action}>
      <FormToken />
      {children}
      {message && <FieldError id="form-error">{message}</FieldError>}
      <div>
        <Button look="primary">{t("settings.save")}</Button>
      </div>
    </form>
  );
}
