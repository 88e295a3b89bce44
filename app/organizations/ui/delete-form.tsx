import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { FormToken } from "~/ui/form-token";
import { Menu } from "~/ui/menu";

type DeleteFormProps = {
  /** The button's route. */
  action: string;
  /** What is asked before it is gone. */
  question: string;
};

/** Deletes what a page is about, once the question was answered. */
export function DeleteForm({ action, question }: DeleteFormProps) {
  const t = useWords();
  return (
    <Menu className="delete" summary={t("settings.delete")} summaryClassName="button button--danger">
      <form className="delete__form" method="post" action={action}>
        <FormToken />
        <p className="delete__question">{question}</p>
        <Button look="erase">{t("settings.delete-yes")}</Button>
      </form>
    </Menu>
  );
}
