import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

/** Where the schema lies, from the project's root: the working directory of every command. */
export const schemaPath = join("prisma", "schema.prisma");

export const filters = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;

/**
 * Prisma's own migration engine, as WebAssembly, working through one open adapter.
 * The command-line engine would have to be downloaded; this one comes with the packages.
 */
export async function openSchemaEngine(adapter: SqlDriverAdapter): Promise<engine.SchemaEngine> {
  await (loaded ??= load());
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => Promise.resolve(adapter),
    connectToShadowDb: () => Promise.reject(new Error("No shadow database is used")),
  });
  const datamodel = await readFile(schemaPath, "utf8");
  return engine.SchemaEngine.new({ datamodels: [[schemaPath, datamodel]] }, () => {}, factory);
}

async function load(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(glue.replace(/\.js$/, ".wasm"));
  const imports = Object.fromEntries(
    Object.entries(engine).map(([name, value]) =>
      name.startsWith("__wbg_setTimeout") ? [name, idleTimeout] : [name, value],
    ),
  ) as WebAssembly.ModuleImports;
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": imports });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** The engine never clears the timeout of its lock (10 s); no command should have to wait for it to end. */
function idleTimeout(run: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(run, milliseconds).unref();
}
