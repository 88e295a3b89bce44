/** The look's five quiet tints. They tell things apart and mean nothing. */
export const tints = ["sand", "sage", "slate", "clay", "heather"] as const;

export type Tint = (typeof tints)[number];
