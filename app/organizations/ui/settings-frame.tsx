import type { ReactNode } from "react";
import { homeOf } from "~/identity/home";
import type { SettingsPlace } from "~/organizations/settings-place.server";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { organizationPages, ownPages, pageOf, type PageWords, type SettingsPage } from "./settings-pages";

type SettingsFrameProps = {
  page: SettingsPage;
  place: SettingsPlace;
  /** Stands for the page's own title and introduction, on a page below one of them. */
  title?: ReactNode;
  children: ReactNode;
};

/** The frame of the settings: the way back, the pages this member may open, and the open one under its heading. */
export function SettingsFrame({ page, place: { role, organization }, title, children }: SettingsFrameProps) {
  const t = useWords();
  const { word, intro, href } = pageOf(page);
  const home = homeOf(role);
  return (
    <div className="settings">
      <a className="skip" href="#main">
        {t("settings.skip", { page: t(word) })}
      </a>{" "}
      <nav className="side" aria-label={t("settings.navigation")}>
        <a className="side__back" href={home}>
          <Icon name="back" directed />
          {t(home === "/inbox" ? "settings.back-inbox" : "settings.back-messages")}
        </a>
        {role === "admin" && <PageList title={organization} pages={organizationPages} open={page} />}
        <PageList title={t("settings.you")} pages={ownPages} open={page} />
      </nav>
      <main className="settings__main" id="main">
        <header className="title">
          {title && (
            <a className="title__up" href={href}>
              <Icon name="back" directed />
              {t(word)}
            </a>
          )}
          <h1 className="title__text">{title ?? t(word)}</h1>
          {!title && <p className="title__sub">{t(intro, { organization })}</p>}
        </header>
        {children}
      </main>
    </div>
  );
}

type PageListProps = {
  title: string;
  pages: Record<string, PageWords>;
  open: SettingsPage;
};

function PageList({ title, pages, open }: PageListProps) {
  const t = useWords();
  return (
    <>
      <h2 className="side__title">
        <bdi>{title}</bdi>
      </h2>
      <ul className="side__list">
        {Object.entries(pages).map(([name, { href, word }]) => (
          <li key={name}>
            <a className="side__link" href={href} aria-current={name === open ? "page" : undefined}>
              {t(word)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
