/** A draft is found by nobody but those who edit it. */
export const articleStates = ["draft", "published"] as const;

export type ArticleState = (typeof articleStates)[number];
