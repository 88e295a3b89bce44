import type { InboxView } from "./inbox-row";

/** No view is counted further: beyond it there are many. */
export const countedUpTo = 99;

/** How many open conversations each view holds, at most one more than is counted up to. */
export type ViewCounts = Record<InboxView, number>;
