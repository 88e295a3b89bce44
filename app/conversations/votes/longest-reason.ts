/** How long the reason of a vote may be, in UTF-16 units, as a textarea counts them. */
export const longestReason = 500;
