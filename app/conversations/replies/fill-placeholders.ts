/** What stands for each placeholder of a saved reply. */
export type PlaceholderValues = {
  /** The user's. */
  name: string;
  firstName: string;
  agentName: string;
  organizationName: string;
};

/** The placeholders of a saved reply, as they are written between double braces. */
export const placeholders = ["name", "firstName", "agentName", "organizationName"] as const satisfies Array<
  keyof PlaceholderValues
>;

/**
 * A saved reply's text with its placeholders filled. Capitals, spaces, hyphens and underscores in them make no
 * difference: `{{ First name }}` is `{{firstName}}`. What is no placeholder stays as written, also in what is filled in.
 */
export function fillPlaceholders(body: string, values: PlaceholderValues): string {
  return body.replace(/\{\{([^{}\n]{1,40})\}\}/g, (written, inside: string) => {
    const plain = inside.replace(/[\s_-]/g, "").toLowerCase();
    const named = placeholders.find((each) => each.toLowerCase() === plain);
    return named ? values[named] : written;
  });
}
