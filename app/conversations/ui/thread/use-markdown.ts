import { useEffect, useState } from "react";
import { plainText, type RichText } from "~/conversations/markdown/rich-text";

type Parse = (body: string) => RichText;

let loading: Promise<Parse> | undefined;
let loaded: Parse | undefined;

/**
 * The Markdown reader for what comes in live, loaded once it is `needed`: pages arrive with theirs read by the
 * server. Until it is here, or where it cannot be loaded, text shows as it was typed.
 */
export function useMarkdown(needed: boolean): Parse {
  const [parse, setParse] = useState<Parse>(() => loaded ?? plainText);
  useEffect(() => {
    if (!needed || parse === loaded) return;
    let mounted = true;
    loading ??= import("~/conversations/markdown/markdown").then(
      ({ parseMarkdown }) => (loaded = parseMarkdown),
    );
    loading.then(
      (parser) => mounted && setParse(() => parser),
      () => (loading = undefined),
    );
    return () => {
      mounted = false;
    };
  }, [needed, parse]);
  return parse;
}
