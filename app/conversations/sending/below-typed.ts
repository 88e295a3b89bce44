/** A draft where the agent has typed: never in place of it. */
export function belowTyped(typed: string, draft: string): string {
  return [typed.trimEnd(), draft].filter(Boolean).join("\n\n");
}
