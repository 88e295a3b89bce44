import { useId } from "react";
import { useWords } from "~/i18n/words";
import { articleStates } from "~/knowledge/editing/article-states";
import { FieldError } from "~/ui/field";

/** Whether an article is published: to be chosen. */
export function ArticleState({ state, error }: { state: string; error: string | undefined }) {
  const t = useWords();
  const id = useId();
  return (
    <fieldset className="choices" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field__label">{t("settings.article-state")}</legend>
      <div className="options">
        {articleStates.map((each) => (
          <label key={each} className="option">
            <input type="radio" name="state" value={each} defaultChecked={each === state} />
            {t(`settings.article-${each}`)}
          </label>
        ))}
      </div>
      <p className="field__help">{t("settings.article-state-help")}</p>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
