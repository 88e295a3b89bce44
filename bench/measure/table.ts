import { judge, median, type Line, type Target } from "./comparison.ts";

const head = ["row", "work", "unit", "Parley", "against", "theirs", "ratio", "target", ""];

/** The lines of all rows as a table in Markdown: medians, lowest to highest in brackets. */
export function tableOf(rows: { name: string; lines: Line[] }[]): string {
  const cells = rows.flatMap(({ name, lines }) => lines.map((line) => [name, ...cellsOf(line)]));
  const all = [head, head.map(() => "---"), ...cells];
  return all.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function cellsOf(line: Line): string[] {
  if ("because" in line) return [line.work, "", "", line.against, "", "", "", `skipped: ${line.because}`];
  const { ratio, lowest, highest, reached } = judge(line);
  return [
    line.work,
    line.unit,
    spread(line.ours),
    line.against,
    spread(line.theirs),
    `${short(ratio)} (${short(lowest)}–${short(highest)})`,
    wordsOf(line.target),
    reached ? "reached" : "MISSED",
  ];
}

function spread(values: number[]): string {
  return `${short(median(values))} (${short(Math.min(...values))}–${short(Math.max(...values))})`;
}

function wordsOf(target: Target): string {
  return "atMost" in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

/** Three digits that count, or all of a whole number. */
function short(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
