/**
 * The beginning of a passage of Markdown, at most `budget` characters where it can be cut: whole paragraphs, lists
 * by whole items, a too long paragraph by sentences. Never ends in a line that announces something.
 */
export function quotePassage(markdown: string, budget: number): string {
  const quoted: string[] = [];
  let left = budget;
  for (const block of markdown.trim().split(/\n{2,}/)) {
    const whole = isList(block) ? keepWhile(block.split(/\n(?=\s*(?:[-*]|\d+\.) )/), "\n", left) : block;
    const fitting = whole.length <= left ? whole : quoted.length === 0 ? keepSentences(block, left) : "";
    if (fitting) quoted.push(fitting);
    left -= fitting.length;
    if (fitting !== block) break;
  }
  while (quoted.length > 1 && quoted.at(-1)?.endsWith(":")) quoted.pop();
  return quoted.join("\n\n");
}

function isList(block: string): boolean {
  return /^\s*(?:[-*]|\d+\.) /.test(block);
}

function keepSentences(paragraph: string, budget: number): string {
  const sentences = Array.from(new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(paragraph));
  return keepWhile(
    sentences.map(({ segment }) => segment),
    "",
    budget,
  ).trim();
}

/** The pieces from the first on that fit together; always the first, cut hard where it alone is longer than three budgets. */
function keepWhile(pieces: string[], separator: string, budget: number): string {
  let kept = (pieces[0] ?? "").slice(0, budget * 3);
  for (const piece of pieces.slice(1)) {
    if (kept.length + separator.length + piece.length > budget) break;
    kept += separator + piece;
  }
  return kept;
}
