/** The longest text of an article, in UTF-16 units. */
export const longestArticle = 25_000;
