/** A ratio of medians that still counts as reached. */
export type Target = { atMost: number } | { atLeast: number };

/** One line of the table: a figure of Parley's beside the same figure of something else, one pair a run. */
export type Comparison = {
  /** What was done, with its size. */
  work: string;
  /** Whose figure stands on the other side: a peer's, or Parley's own with less to do. */
  against: string;
  unit: string;
  ours: number[];
  theirs: number[];
  target: Target;
};

/** A line that could not be measured here; `because` says what is missing and how to get it. */
type Skipped = { work: string; against: string; because: string };

export type Line = Comparison | Skipped;

export type Judged = Comparison & { ratio: number; lowest: number; highest: number; reached: boolean };

/** The middle of the values; of an even number the mean of the two in the middle. Throws without any. */
export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error("There is no median of nothing");
  return (low + high) / 2;
}

/** The ratio of the medians against the target, with the lowest and the highest ratio of a single pair. */
export function judge(comparison: Comparison): Judged {
  const { ours, theirs, target } = comparison;
  if (ours.length !== theirs.length) throw new Error("Both sides are measured equally often");
  const ratio = median(ours) / median(theirs);
  const ratios = ours.map((value, pair) => value / (theirs[pair] ?? NaN));
  const reached = "atMost" in target ? ratio <= target.atMost : ratio >= target.atLeast;
  return { ...comparison, ratio, lowest: Math.min(...ratios), highest: Math.max(...ratios), reached };
}
