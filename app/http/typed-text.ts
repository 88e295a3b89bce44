import type { FormProblem } from "./parse-form.server";

/** What was typed into a field of one value, to be shown again; undefined where nothing was refused. */
export function typedText(
  problem: Pick<FormProblem, "values"> | undefined,
  field: string,
): string | undefined {
  const typed = problem?.values[field];
  return typeof typed === "string" ? typed : undefined;
}
