import { useEffect, useState } from "react";
import { plainText, type RichText } from "~/conversations/markdown/rich-text";

type Parse = (body: string) => RichText;

let loading: Promise<Parse> | undefined;
let loaded: Parse | undefined;

/** Loads the reader, once for the page. Rejects where it cannot be loaded, and is tried anew the next time. */
export function loadMarkdown(): Promise<Parse> {
  loading ??= import("~/conversations/markdown/markdown").then(
    ({ parseMarkdown }) => (loaded = parseMarkdown),
  );
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * The Markdown reader for what comes in live, loaded once it is `needed`: pages arrive with theirs read by the
 * server. Until it is here, or where it cannot be loaded, text shows as it was typed.
 */
export function useMarkdown(needed: boolean): Parse {
  const [parse, setParse] = useState<Parse>(() => loaded ?? plainText);
  useEffect(() => {
    if (!needed || parse === loaded) return;
    let mounted = true;
    loadMarkdown().then(
      (parser) => mounted && setParse(() => parser),
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [needed, parse]);
  return loaded ?? parse;
}
