import { useWords } from "~/i18n/words";

/** The form of the list that changes several conversations at once; its ticks and its bar belong to it. */
export const bulkForm = "bulk";

/** Chooses a conversation of the list, in the place of its picture. */
export function RowTick({ id, name }: { id: string; name: string }) {
  const t = useWords();
  return (
    <label className="row-tick">
      <input type="checkbox" form={bulkForm} name="conversationId" value={id} autoComplete="off" />
      <span className="hidden-text">{t("inbox.choose-row", { name })}</span>
    </label>
  );
}
