import { pageOf, type SettingsPage } from "./settings-pages";
import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";

/** The way from one thing back to the list of them. */
export function BackLink({ page }: { page: SettingsPage }) {
  const t = useWords();
  const { href, word } = pageOf(page);
  return (
    <p>
      <a className="side__back" href={href}>
        <Icon name="back" directed />
        {t(word)}
      </a>
    </p>
  );
}
