import type { RichText } from "~/conversations/markdown/rich-text";
import { RichTextBlocks } from "~/conversations/ui/thread/rich-text";
import { useWords } from "~/i18n/words";

/** How an article's text looks on its page. */
export function ArticleLook({ content }: { content: RichText }) {
  const t = useWords();
  return (
    <section className="look" aria-labelledby="look">
      <h2 className="section__title" id="look">
        {t("settings.article-preview")}
      </h2>
      <div className="prose" dir="auto">
        <RichTextBlocks content={content} headings />
      </div>
    </section>
  );
}
