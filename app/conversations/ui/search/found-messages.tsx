import { useWords } from "~/i18n/words";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { MessageList, type MessageListProps } from "~/conversations/ui/thread/message-list";
import { SearchForm, type SearchFormProps } from "./search-form";

type FoundMessagesProps = {
  form: SearchFormProps;
  list: Omit<MessageListProps, "actions" | "apart">;
  /** The thread at its newest messages. */
  newestHref: string;
};

const noActions = {};

/** What a search of a thread found, each message with a way to its place, and the search to ask again. */
export function FoundMessages({ form, list, newestHref }: FoundMessagesProps) {
  const t = useWords();
  const { messages, earlierHref, laterHref } = list;
  const isAll = !earlierHref && !laterHref;
  const count = messages.length;
  return (
    <section className="found" aria-labelledby="found">
      <div className="found__head">
        <h2 className="found__title" id="found" tabIndex={-1}>
          {t(isAll ? "messages.found" : "messages.found-here", { count })}
        </h2>
        <ButtonLink small icon="close" href={newestHref}>
          {t("messages.search-end")}
        </ButtonLink>
      </div>
      <details className="found__form" open={count === 0}>
        <summary className="button button--plain button--small">
          <Icon name="sliders" />
          {t("messages.search-change")}
        </summary>
        <SearchForm {...form} />
      </details>
      {count === 0 && isAll && (
        <div className="empty">
          <Icon name="search" large />
          <p className="empty__title">
            {form.filter.q
              ? t("messages.found-nothing-for", { query: form.filter.q })
              : t("messages.found-nothing")}
          </p>
          <p className="empty__text">{t("messages.found-nothing-text")}</p>
        </div>
      )}
      <MessageList {...list} apart actions={noActions} />
    </section>
  );
}
