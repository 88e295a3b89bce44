import type { ArticleSection } from "../article-sections";

/** Where in an article a lexeme stands; numbers are those of its sections, from 0. */
export type Places = { title: boolean; synonyms: boolean; headings: number[]; texts: number[] };

export type IndexedArticle = {
  articleId: string;
  slug: string;
  title: string;
  sections: ArticleSection[];
  lexemes: Map<string, Places>;
};

/** The published articles of an organization in one language, by the lexemes that stand in them. */
export class ArticleIndex {
  readonly articles = new Map<string, IndexedArticle>();
  readonly #holding = new Map<string, Map<string, Places>>();
  readonly #byInitial = new Map<string, Set<string>>();

  put(article: IndexedArticle): void {
    this.remove(article.articleId);
    this.articles.set(article.articleId, article);
    for (const [lexeme, places] of article.lexemes) {
      const holding = this.#holding.get(lexeme);
      if (holding) holding.set(article.articleId, places);
      else this.#add(lexeme, article.articleId, places);
    }
  }

  remove(articleId: string): void {
    for (const lexeme of this.articles.get(articleId)?.lexemes.keys() ?? []) {
      const holding = this.#holding.get(lexeme);
      holding?.delete(articleId);
      if (holding?.size !== 0) continue;
      this.#holding.delete(lexeme);
      this.#byInitial.get(lexeme.charAt(0))?.delete(lexeme);
    }
    this.articles.delete(articleId);
  }

  /** The articles in which a lexeme stands, by id, and where. */
  holding(lexeme: string): ReadonlyMap<string, Places> {
    return this.#holding.get(lexeme) ?? nowhere;
  }

  /** The lexemes that begin with a character. */
  beginningWith(initial: string): Iterable<string> {
    return this.#byInitial.get(initial) ?? [];
  }

  /** How much a lexeme tells articles apart, above 0 to 1; 0 where it stands in none. By BM25's inverse frequency. */
  rarity(lexeme: string): number {
    const count = this.holding(lexeme).size;
    if (count === 0) return 0;
    const inverse = (holding: number) => Math.log(1 + (this.articles.size - holding + 0.5) / (holding + 0.5));
    return inverse(count) / inverse(1);
  }

  #add(lexeme: string, articleId: string, places: Places): void {
    this.#holding.set(lexeme, new Map([[articleId, places]]));
    const initial = lexeme.charAt(0);
    const alike = this.#byInitial.get(initial);
    if (alike) alike.add(lexeme);
    else this.#byInitial.set(initial, new Set([lexeme]));
  }
}

const nowhere: ReadonlyMap<string, Places> = new Map();
