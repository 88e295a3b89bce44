import { useId } from "react";
import type { Label } from "~/conversations/labels/label";
import type { FormProblem } from "~/http/parse-form.server";
import { typedText } from "~/http/typed-text";
import { useWords } from "~/i18n/words";
import { Field, FieldError } from "~/ui/field";
import { tints } from "~/ui/tint";
import { SettingsForm } from "./settings-form";

type LabelFieldsProps = { action: string; label?: Label; problem: FormProblem | undefined };

/** A label to name and tint: a new one, or the one given. */
export function LabelFields({ action, label, problem }: LabelFieldsProps) {
  const t = useWords();
  const id = useId();
  const chosen = typedText(problem, "tint") ?? label?.tint ?? "slate";
  const error = problem?.errors["tint"];
  const add = label ? {} : { title: t("settings.label-new"), submit: t("settings.label-add") };
  return (
    <SettingsForm action={action} message={problem?.message} {...add}>
      <Field
        label={t("settings.label-name")}
        name="name"
        autoComplete="off"
        required
        maxLength={40}
        defaultValue={typedText(problem, "name") ?? label?.name}
        error={problem?.errors["name"]}
      />
      <fieldset className="choices" aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="field__label">{t("settings.label-tint")}</legend>
        <div className="options">
          {tints.map((tint) => (
            <label key={tint} className="option">
              <input type="radio" name="tint" value={tint} defaultChecked={tint === chosen} />
              <span className="swatch" data-tint={tint} />
              {t(`settings.tint-${tint}`)}
            </label>
          ))}
        </div>
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      </fieldset>
    </SettingsForm>
  );
}
