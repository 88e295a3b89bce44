import { placeholders } from "~/conversations/replies/fill-placeholders";
import type { FormProblem } from "~/http/parse-form.server";
import { longestMessage } from "~/http/longest-message";
import { typedText } from "~/http/typed-text";
import { useWords } from "~/i18n/words";
import { Field } from "~/ui/field";
import { TextArea } from "~/ui/text-area";
import { SettingsForm } from "./settings-form";

type ReplyFormProps = {
  action: string;
  reply?: { title: string; body: string };
  problem: FormProblem | undefined;
};

/** A saved reply to write: a new one, or the one given. */
export function ReplyForm({ action, reply, problem }: ReplyFormProps) {
  const t = useWords();
  const written = placeholders.map((each) => `{{${each}}}`).join(", ");
  const add = reply ? {} : { title: t("settings.reply-new"), submit: t("settings.reply-add") };
  return (
    <SettingsForm action={action} message={problem?.message} {...add}>
      <Field
        label={t("settings.reply-title")}
        name="title"
        help={t("settings.reply-title-help")}
        autoComplete="off"
        required
        maxLength={80}
        defaultValue={typedText(problem, "title") ?? reply?.title}
        error={problem?.errors["title"]}
      />
      <TextArea
        label={t("settings.reply-body")}
        name="body"
        help={t("settings.reply-body-help", { written })}
        dir="auto"
        required
        maxLength={longestMessage}
        defaultValue={typedText(problem, "body") ?? reply?.body}
        error={problem?.errors["body"]}
      />
    </SettingsForm>
  );
}
