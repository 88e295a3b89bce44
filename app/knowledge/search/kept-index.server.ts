import { LRUCache } from "lru-cache";
import { ArticleIndex } from "./article-index.ts";
import { listVersions, loadArticles } from "./load-articles.server.ts";

/** The articles of an organization as this process last read them. */
export type KeptIndex = {
  /** The organization's `articlesRev` it was read at; it may hold later changes already. Null: not read yet. */
  articlesRev: number | null;
  byLanguage: ReadonlyMap<string, ArticleIndex>;
};

type Kept = KeptIndex & {
  byLanguage: Map<string, ArticleIndex>;
  versions: Map<string, { version: string; language: string }>;
  reading: Promise<void> | null;
};

/** Articles kept in memory at most, of all organizations together; one takes some tens of kilobytes. */
const mostArticles = 5_000;

const kept = new LRUCache<string, Kept>({
  maxSize: mostArticles,
  sizeCalculation: ({ versions }) => Math.min(mostArticles, Math.max(1, versions.size)),
});

/** What this process holds of an organization's articles; may be out of date, and holds nothing at first. */
export function keptIndex(organizationId: string): KeptIndex {
  return keptOf(organizationId);
}

/** Brings what is held to `articlesRev` or later: only articles that changed are read. */
export async function refreshIndex(organizationId: string, articlesRev: number): Promise<void> {
  const index = keptOf(organizationId);
  index.reading ??= read(organizationId, index, articlesRev).finally(() => (index.reading = null));
  await index.reading;
}

function keptOf(organizationId: string): Kept {
  const held = kept.get(organizationId);
  if (held) return held;
  const empty = { articlesRev: null, byLanguage: new Map(), versions: new Map(), reading: null };
  kept.set(organizationId, empty);
  return empty;
}

async function read(organizationId: string, index: Kept, articlesRev: number): Promise<void> {
  const published = await listVersions(organizationId);
  const changed = published.filter(
    ({ articleId, version }) => index.versions.get(articleId)?.version !== version,
  );
  const loaded = await loadArticles(
    organizationId,
    changed.map(({ articleId }) => articleId),
  );
  const there = new Set(published.map(({ articleId }) => articleId));
  for (const articleId of [...index.versions.keys()]) if (!there.has(articleId)) remove(index, articleId);
  for (const { version, language, article } of loaded) {
    remove(index, article.articleId);
    const articles = index.byLanguage.get(language) ?? new ArticleIndex();
    articles.put(article);
    index.byLanguage.set(language, articles);
    index.versions.set(article.articleId, { version, language });
  }
  index.articlesRev = articlesRev;
  kept.set(organizationId, index);
}

function remove(index: Kept, articleId: string): void {
  const language = index.versions.get(articleId)?.language;
  if (language === undefined) return;
  const articles = index.byLanguage.get(language);
  articles?.remove(articleId);
  if (articles?.articles.size === 0) index.byLanguage.delete(language);
  index.versions.delete(articleId);
}
