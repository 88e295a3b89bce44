import { useWords } from "~/i18n/words";

/** What the box of the desk is called: by whom reads what is written there. */
export function DeskLabel({ userName }: { userName: string }) {
  const t = useWords();
  return (
    <label className="hidden-text" htmlFor="reply">
      <span className="only-reply">{t("inbox.reply", { name: userName })}</span>{" "}
      <span className="only-note">{t("inbox.note", { name: userName })}</span>
    </label>
  );
}

/** What stands in the empty box: a placeholder would not follow what is chosen without scripts. */
export function DeskHint({ userName }: { userName: string }) {
  const t = useWords();
  return (
    <p className="desk__hint" aria-hidden="true">
      <span className="only-reply">{t("inbox.reply-placeholder", { name: userName })}</span>{" "}
      <span className="only-note">{t("inbox.note-placeholder")}</span>
    </p>
  );
}
