import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { createEmbedded } from "../database/embedded-database.server.ts";
import { migrate, migrationsPath } from "../database/migrate.server.ts";
import { filters, openSchemaEngine, schemaPath } from "../database/schema-engine.server.ts";

/**
 * `npm run db:migration -- NAME`: writes the migration that leads from prisma/migrations to
 * prisma/schema.prisma. Nothing is downloaded and no database is touched.
 */
const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: npm run db:migration -- NAME (a-z, 0-9 and _)");
  process.exit(1);
}

const script = await scriptToSchema();
if (/^-- This is an empty migration/m.test(script) || script.trim() === "") {
  console.log("Nothing changed: prisma/migrations already leads to prisma/schema.prisma");
} else {
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const directory = join(migrationsPath, `${timestamp}_${name}`);
  await mkdir(directory);
  await writeFile(join(directory, "migration.sql"), script);
  console.log(`Wrote ${join(directory, "migration.sql")}`);
}

/** The SQL between what the existing migrations build and what the schema asks for. */
async function scriptToSchema(): Promise<string> {
  const database = await createEmbedded();
  await migrate(database);
  const engine = await openSchemaEngine(await new PrismaPGlite(database).connect());
  const files = [{ path: schemaPath, content: await readFile(schemaPath, "utf8") }];
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: "." },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters,
  });
  await database.close();
  return stdout ?? "";
}
