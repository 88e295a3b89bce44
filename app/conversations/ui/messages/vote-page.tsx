import type { RichText } from "~/conversations/markdown/rich-text";
import { RichTextBlocks } from "~/conversations/ui/thread/rich-text";
import { ReasonForm } from "~/conversations/ui/thread/vote-reason";
import type { FormProblem } from "~/http/parse-form.server";
import { useWords } from "~/i18n/words";
import { Masthead } from "./masthead";

type VotePageProps = {
  organizationName: string;
  me: { id: string; name: string; email: string | null };
  action: string;
  /** The answer in its thread. */
  placeHref: string;
  content: RichText;
  reason: string | null;
  problem: FormProblem | undefined;
};

/** One answer and why it was not helpful: where a reason that was refused is written again. */
export function VotePage({
  organizationName,
  me,
  action,
  placeHref,
  content,
  reason,
  problem,
}: VotePageProps) {
  const t = useWords();
  const typed = problem?.values["reason"];
  return (
    <div className="page">
      <Masthead organizationName={organizationName} presence={null} me={me} />
      <main className="stage">
        <div className="measure judged">
          <h2 className="judged__title">{t("messages.vote-page")}</h2>
          <blockquote className="judged__answer said" dir="auto">
            <RichTextBlocks content={content} />
          </blockquote>
          <ReasonForm
            action={action}
            defaultValue={typeof typed === "string" ? typed : (reason ?? "")}
            error={problem?.errors["reason"] ?? problem?.message ?? null}
          />
          <p>
            <a className="link" href={placeHref}>
              {t("messages.vote-page-back")}
            </a>
          </p>
        </div>
      </main>
    </div>
  );
}
