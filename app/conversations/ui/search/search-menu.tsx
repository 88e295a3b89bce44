import { useWords } from "~/i18n/words";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import { commandControl } from "~/conversations/ui/commands/command-control";
import { SearchForm, type SearchFormProps } from "./search-form";

const nothingAsked = { q: "", sender: [], from: "", to: "" };

/** The search of a thread behind its icon. */
export function SearchMenu(props: Omit<SearchFormProps, "filter">) {
  const t = useWords();
  return (
    <Menu
      className="finder-menu"
      label={t("messages.search")}
      summary={<Icon name="search" />}
      summaryData={commandControl("find")}
      summaryClassName="button button--quiet button--icon"
    >
      <SearchForm {...props} filter={nothingAsked} />
    </Menu>
  );
}
