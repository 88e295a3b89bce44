import type { MessageFilter } from "~/conversations/history/message-filter";
import type { SenderType } from "~/conversations/message";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";

export type SearchFormProps = {
  /** The page of the thread, which answers with what was found. */
  action: string;
  filter: MessageFilter;
  /** Who may have written it, and how the reader calls them. */
  senders: { type: SenderType; name: string }[];
  /** What the page's address says besides the search. */
  kept?: Record<string, string>;
};

/** What to look for in a thread: words, who wrote them, when. It asks for a page, so it needs no script. */
export function SearchForm({ action, filter, senders, kept = {} }: SearchFormProps) {
  const t = useWords();
  return (
    <form className="finder" role="search" aria-label={t("messages.search")} action={action}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        label={t("messages.search-text")}
        name="q"
        type="search"
        maxLength={200}
        defaultValue={filter.q}
        enterKeyHint="search"
      />
      <fieldset className="finder__who">
        <legend className="field__label">{t("messages.search-who")}</legend>
        {senders.map(({ type, name }) => (
          <label key={type} className="finder__sender">
            <input type="checkbox" name="sender" value={type} defaultChecked={filter.sender.includes(type)} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      <div className="finder__days">
        <Field label={t("messages.search-from")} name="from" type="date" defaultValue={filter.from} />
        <Field label={t("messages.search-to")} name="to" type="date" defaultValue={filter.to} />
      </div>
      <Button look="primary" icon="search" className="finder__go">
        {t("messages.search-go")}
      </Button>
    </form>
  );
}
