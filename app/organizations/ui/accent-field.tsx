import { useState, type CSSProperties } from "react";
import { useWords } from "~/i18n/words";
import { Field } from "~/ui/field";

type AccentFieldProps = {
  /** The colour the pages have now, as `#rrggbb`. */
  accent: string;
  /** What was typed and refused, and why. */
  typed?: string | undefined;
  error?: string | undefined;
};

const themes = ["light", "dark"] as const;

/** The organization's colour, and what becomes of it on light and on dark pages, as it is typed where scripts run. */
export function AccentField({ accent, typed, error }: AccentFieldProps) {
  const t = useWords();
  const [tried, setTried] = useState<string | null>(null);
  // The policy of the page refuses a style that comes with it, not one that a script sets.
  const style = tried ? ({ "--org-accent": tried } as CSSProperties) : undefined;
  return (
    <>
      <Field
        label={t("settings.organization-accent")}
        name="accent"
        className="input--colour"
        help={t("settings.organization-accent-help")}
        required
        maxLength={7}
        defaultValue={typed ?? accent}
        error={error}
        onInput={({ currentTarget: { value } }) => setTried(/^#[0-9a-f]{6}$/i.test(value) ? value : null)}
      />
      <div className="accent-samples" aria-hidden="true">
        {themes.map((theme) => (
          <div key={theme} className="accent-sample" data-theme={theme} style={style}>
            <p className="accent-sample__bubble">{t("settings.accent-said")}</p>
            <p className="accent-sample__link">{t("settings.accent-link")}</p>
          </div>
        ))}
      </div>
    </>
  );
}
