import type { FormProblem } from "~/http/parse-form.server";
import { typedText } from "~/http/typed-text";
import { useWords } from "~/i18n/words";
import type { RichText } from "~/conversations/markdown/rich-text";
import { longestSlug } from "~/knowledge/editing/article-slug";
import type { EditedArticle } from "~/knowledge/editing/edited-articles.server";
import { longestArticle } from "~/knowledge/editing/longest-article";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { TextArea } from "~/ui/text-area";
import { ArticleLook } from "./article-look";
import { ArticleState } from "./article-state";
import { SettingsForm } from "./settings-form";
import { useArticleLook } from "./use-article-look";

type ArticleFormProps = {
  action: string;
  /** As it is stored now. */
  article?: EditedArticle;
  problem: FormProblem | undefined;
  /** What was typed, where it was only to be looked at; and how its text looks. */
  looked?: { again: Pick<FormProblem, "values">; preview: RichText } | undefined;
};

/** An article to write: a new one, or the one given. */
export function ArticleForm({ action, article, problem, looked }: ArticleFormProps) {
  const t = useWords();
  const look = useArticleLook(looked?.preview ?? null);
  const typed = problem ?? looked?.again;
  const field = (name: "title" | "slug" | "body" | "synonyms" | "question") => ({
    name,
    dir: "auto",
    defaultValue: typedText(typed, name) ?? article?.[name],
    error: problem?.errors[name],
  });
  // Whoever was shown what is newer may write over it.
  const seenAt = problem?.code === "conflict" ? undefined : typedText(typed, "seenAt");
  return (
    <>
      <SettingsForm
        action={action}
        message={problem?.message}
        buttons={
          <Button name="preview" value="true" formNoValidate onClick={look.open}>
            {t("settings.article-preview")}
          </Button>
        }
      >
        {article && <input type="hidden" name="seenAt" value={seenAt ?? article.updatedAt} />}
        <Field {...field("title")} label={t("settings.article-title")} required maxLength={150} />
        <TextArea
          {...field("body")}
          label={t("settings.article-body")}
          help={t("settings.article-body-help")}
          tall
          required
          maxLength={longestArticle}
          onChange={look.follow}
        />
        <Field
          {...field("slug")}
          label={t("settings.article-slug")}
          help={t("settings.article-slug-help")}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={longestSlug}
        />
        <Field
          {...field("synonyms")}
          label={t("settings.article-synonyms")}
          help={t("settings.article-synonyms-help")}
          maxLength={500}
        />
        <Field
          {...field("question")}
          label={t("settings.article-question")}
          help={t("settings.article-question-help")}
          maxLength={150}
        />
        <ArticleState
          state={typedText(typed, "state") ?? article?.state ?? "draft"}
          error={problem?.errors["state"]}
        />
      </SettingsForm>
      {look.content && <ArticleLook content={look.content} />}
    </>
  );
}
