import type { RichText } from "~/conversations/markdown/rich-text";
import { RichTextBlocks } from "~/conversations/ui/thread/rich-text";
import { useWords } from "~/i18n/words";
import { Button } from "~/ui/button";
import { useScripted } from "~/ui/use-scripted";
import { asideField } from "./desk-kind";

/** How what is in the box will be read; `content` is null while it is not shown. */
export type ShownPreview = { content: RichText | null; toggle: () => void };

/** Shows the preview, and takes it away; without scripts the page comes back with it. */
export function PreviewButton({ action, preview }: { action: string; preview: ShownPreview }) {
  const t = useWords();
  const scripted = useScripted();
  return (
    <Button
      small
      look="quiet"
      icon="page"
      iconOnly
      type={scripted ? "button" : "submit"}
      formAction={action}
      {...asideField("preview")}
      formNoValidate
      aria-pressed={scripted ? preview.content !== null : undefined}
      onClick={scripted ? preview.toggle : undefined}
    >
      {t("inbox.preview")}
    </Button>
  );
}

/** What is in the box as it will be read, drawn as messages are. */
export function DeskPreview({ content }: { content: RichText | null }) {
  const t = useWords();
  if (!content) return null;
  return (
    <div className="desk__preview said" role="group" tabIndex={0} aria-label={t("inbox.preview")} dir="auto">
      {content.length > 0 ? <RichTextBlocks content={content} /> : <p>{t("inbox.preview-empty")}</p>}
    </div>
  );
}
