import { db } from "~/database/client.server";

/**
 * Everything the database holds, as a digest by table: equal before and after means that nothing changed. When a
 * token was used last is left out, which a refused request may well write down.
 */
export async function digestDatabase(): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
  const parts = tables.map(
    ({ name }) => `SELECT '${name}' AS "name",
      md5(coalesce(string_agg((to_jsonb(t) - 'lastUsedAt')::text, ' ' ORDER BY to_jsonb(t)::text), '')) AS "digest"
      FROM "${name}" t`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; digest: string }[]>(parts.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
