import { useContext, useId, useState, type MouseEvent } from "react";
import { useWords, type WordId } from "~/i18n/words";
import { FormToken } from "./form-token";
import { ThemeContext, themeCookie, themes, type Theme } from "./theme";

const words: Record<Theme, WordId> = {
  system: "common.theme-system",
  light: "common.theme-light",
  dark: "common.theme-dark",
};

/** Chooses light, dark or what the system says, for every page of this browser; at once where scripts run. */
export function ThemeChoice() {
  const t = useWords();
  const made = useContext(ThemeContext);
  const [chosen, setChosen] = useState<Theme | null>(null);
  const label = useId();

  function choose(event: MouseEvent, theme: Theme) {
    event.preventDefault();
    document.cookie = themeCookie(theme);
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    setChosen(theme);
  }

  return (
    <form className="theme" method="post" action="/theme">
      <FormToken />
      <span className="theme__label" id={label}>
        {t("common.theme")}
      </span>
      <div className="theme__choice" role="group" aria-labelledby={label}>
        {themes.map((theme) => (
          <button
            key={theme}
            className="theme__option"
            name="theme"
            value={theme}
            aria-pressed={theme === (chosen ?? made)}
            onClick={(event) => choose(event, theme)}
          >
            {t(words[theme])}
          </button>
        ))}
      </div>
    </form>
  );
}
