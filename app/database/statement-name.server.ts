/** Distinct statements that PostgreSQL is asked to keep prepared, per connection. */
const limit = 500;

const names = new Map<string, string>();

/** The name a statement is prepared under; empty (not kept) for the rest, once there are too many. */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= limit) return "";
  const name = `parley_${names.size}`;
  names.set(sql, name);
  return name;
}
