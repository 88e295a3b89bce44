/** The longest message, in UTF-16 code units. */
export const longestMessage = 10_000;
