import type { ReactNode } from "react";
import { useWords } from "~/i18n/words";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";

export type HelpFrameProps = {
  organizationName: string;
  /** Where this reader talks: users in their messages, the team in the inbox. */
  home: string;
};

/** The page around help articles, with the way back to the conversation. */
export function HelpFrame({ organizationName, home, children }: HelpFrameProps & { children: ReactNode }) {
  const t = useWords();
  return (
    <div className="page">
      <a className="skip" href="#article">
        {t("help.skip")}
      </a>
      <header className="masthead">
        <div className="measure masthead__row">
          <span className="mark">
            <Icon name="book" />
          </span>
          <div className="masthead__who">
            <p className="masthead__name">
              <a href={home}>
                <strong>{organizationName}</strong>
              </a>
            </p>
          </div>
          <nav className="masthead__tools" aria-label={t("help.main")}>
            <ButtonLink look="quiet" href={home}>
              {t(home === "/inbox" ? "help.to-inbox" : "help.to-messages")}
            </ButtonLink>
          </nav>
        </div>
      </header>
      <main className="measure reading" id="article">
        {children}
      </main>
    </div>
  );
}
