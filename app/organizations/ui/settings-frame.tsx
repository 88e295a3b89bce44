import type { ReactNode } from "react";
import { useWords, type WordId } from "~/i18n/words";
import { Icon } from "~/ui/icon";

/** The pages everyone has of their own. */
const ownPages = {
  tokens: { href: "/settings/tokens", word: "settings.tokens", intro: "settings.tokens-intro" },
} as const satisfies Record<string, { href: string; word: WordId; intro: WordId }>;

type SettingsFrameProps = {
  page: keyof typeof ownPages;
  /** Where this member works: users in their messages, the team in the inbox. */
  home: string;
  children: ReactNode;
};

/** The frame of the settings: the way back, the pages, and the page that is open under its heading. */
export function SettingsFrame({ page, home, children }: SettingsFrameProps) {
  const t = useWords();
  const title = t(ownPages[page].word);
  return (
    <div className="settings">
      <a className="skip" href="#main">
        {t("settings.skip", { page: title })}
      </a>
      <nav className="side" aria-label={t("settings.navigation")}>
        <a className="side__back" href={home}>
          <Icon name="back" directed />
          {t(home === "/inbox" ? "settings.back-inbox" : "settings.back-messages")}
        </a>
        <h2 className="side__title">{t("settings.you")}</h2>
        <ul className="side__list">
          {Object.entries(ownPages).map(([name, { href, word }]) => (
            <li key={name}>
              <a className="side__link" href={href} aria-current={name === page ? "page" : undefined}>
                {t(word)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="settings__main" id="main">
        <header className="title">
          <h1 className="title__text">{title}</h1>
          <p className="title__sub">{t(ownPages[page].intro)}</p>
        </header>
        {children}
      </main>
    </div>
  );
}
