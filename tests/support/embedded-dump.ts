import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createEmbedded } from "~/database/embedded-database.server";
import { migrate, migrationsPath } from "~/database/migrate.server";

const cache = join("node_modules", ".cache", "parley-tests");

/** The path of a dump of an empty, migrated embedded database; made once per state of the migrations. */
export async function embeddedDump(): Promise<string> {
  const path = join(cache, `${await fingerprint()}.tar`);
  if (existsSync(path)) return path;
  const embedded = await createEmbedded();
  await migrate(embedded);
  const dump = await embedded.dumpDataDir("none");
  await embedded.close();
  await mkdir(cache, { recursive: true });
  const draft = join(cache, randomUUID());
  await writeFile(draft, dump.stream());
  await rename(draft, path);
  return path;
}

/** Changes with everything the dump is made from: the migrations and the packages that apply them. */
async function fingerprint(): Promise<string> {
  const names = await readdir(migrationsPath, { recursive: true });
  const files = names.filter((name) => name.endsWith(".sql")).sort();
  const paths = [...files.map((name) => join(migrationsPath, name)), "package-lock.json"];
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update(await readFile(path));
  return hash.digest("hex").slice(0, 16);
}
