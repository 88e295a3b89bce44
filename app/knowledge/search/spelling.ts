const shortest = 4;
const shortestWithReplaced = 6;

/** How many slips of the keyboard a word of this length may hold. */
function mostSlips(length: number): number {
  return length < shortest ? 0 : length < 8 ? 1 : 2;
}

/**
 * The words of `vocabulary` that `word` may be a misspelling of, with how like it they are (0 to 1). A slip is a letter
 * added, left out, swapped with its neighbour, or (in words of six letters or more) replaced; the first letter is taken
 * for right.
 */
export function likelySpellings(word: string, vocabulary: Iterable<string>): [string, number][] {
  const most = mostSlips(word.length);
  const likely: [string, number][] = [];
  if (most === 0 || /\d/.test(word)) return likely;
  let fewest = most;
  for (const other of vocabulary) {
    if (other.length < shortest || Math.abs(other.length - word.length) > fewest) continue;
    const count = slips(word, other, fewest);
    if (count > fewest) continue;
    if (count < fewest) likely.length = 0;
    fewest = count;
    likely.push([other, 1 - count / Math.max(word.length, other.length)]);
  }
  return likely;
}

/** Optimal string alignment distance, or more than `most` as soon as that is certain. */
function slips(a: string, b: string, most: number): number {
  const replaced = a.length < shortestWithReplaced ? 2 : 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : replaced;
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      line.push(least);
    }
    if (Math.min(...line) > most) return most + 1;
    before = last;
    last = line;
  }
  return last[b.length] ?? most + 1;
}
